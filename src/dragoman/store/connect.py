"""Opening a ledger at a SQLAlchemy URL."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection as SqliteConnection

import sqlalchemy as sa

from dragoman.errors import StoreError
from dragoman.store.schema import NEWEST, migrate, version

WRITING = {"writing": True}
ONE_WRITER = 7_257_466  # the number of PostgreSQL's lock that whoever writes holds
PRAGMAS = (
    "journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "busy_timeout=30000", "cache_size=-8192", "wal_autocheckpoint=4000",
    "analysis_limit=1000",
)
WRITING_CACHE = "cache_size=-65536"  # kB: a server reads over several connections at once, and writes over one


def connect(url: str, reindex: Callable[[sa.Connection], None]) -> sa.Engine:
    """An engine for the ledger there, made or migrated if need be; then `reindex` makes its projections anew. Raises StoreError."""
    try:
        engine = sa.create_engine(url, paramstyle="named" if dialect_of(url) == "sqlite" else "pyformat")
        if engine.dialect.name == "sqlite":
            prepare_sqlite(engine)
        else:
            prepare_postgresql(engine)
        bring_up_to_date(engine, reindex)
    except (sa.exc.SQLAlchemyError, ImportError, OSError) as error:
        raise StoreError(f"cannot open the ledger at {shown(url)}: {reason(error)}") from error
    return engine


def prepare_postgresql(engine: sa.Engine) -> None:
    """Whoever reads sees one state of the ledger through all questions of a transaction."""

    @sa.event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        if not connection.get_execution_options().get("writing", False):
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")


def dialect_of(url: str) -> str:
    """Empty for what is no URL."""
    try:
        return sa.make_url(url).get_backend_name()
    except sa.exc.ArgumentError:
        return ""


def is_there(url: str) -> bool:
    """Whether there is something to be opened: False only for a file of SQLite's that does not exist."""
    file = sa.make_url(url).database if dialect_of(url) == "sqlite" else None
    return file in (None, "", ":memory:") or Path(str(file)).exists()


def bring_up_to_date(engine: sa.Engine, reindex: Callable[[sa.Connection], None]) -> None:
    """Migrates if need be, all or nothing; leaves nothing open where that fails."""
    try:
        with engine.connect() as connection:
            there = version(connection)
        if there != NEWEST:
            with write_transaction(engine) as connection:
                migrate(connection)
                reindex(connection)
    except BaseException:
        engine.dispose()
        raise


@contextmanager
def write_transaction(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A transaction of the one writer: another waits until it is over."""
    with engine.connect().execution_options(**WRITING) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(ONE_WRITER)))
        yield connection


def shown(url: str) -> str:
    """The URL without its password."""
    try:
        return sa.make_url(url).render_as_string(hide_password=True)
    except sa.exc.ArgumentError:
        return url


def reason(error: Exception) -> str:
    return str(getattr(error, "orig", None) or error)


def prepare_sqlite(engine: sa.Engine) -> None:
    """Write-ahead log, and transactions begun by us: at once for writing, so that two writers queue and do not fail."""
    if engine.url.database not in (None, "", ":memory:"):
        Path(str(engine.url.database)).absolute().parent.mkdir(parents=True, exist_ok=True)

    @sa.event.listens_for(engine, "connect")
    def set_up(connection: SqliteConnection, record: object) -> None:
        connection.isolation_level = None
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    @sa.event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        writing = connection.get_execution_options().get("writing", False)
        if writing:
            connection.exec_driver_sql(f"PRAGMA {WRITING_CACHE}")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
