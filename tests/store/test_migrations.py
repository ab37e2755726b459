"""A ledger of any earlier version, with data, becomes one of the newest; the newest is what `tables` says."""

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from dragoman.errors import StoreError
from dragoman.keys import digest
from dragoman.store.connect import connect
from dragoman.store.packing import pack
from dragoman.store.query import ClaimQuery
from dragoman.store.schema import NEWEST, migrate, version
from dragoman.store.store import Store
from dragoman.store.tables import DOCUMENT_FIELDS, METADATA
from dragoman.store.writing import document_key
from synthetic import each, lower, many


def plain_engine(url: str) -> sa.Engine:
    return sa.create_engine(url)


def test_the_newest_version_has_the_tables_of_the_program(url: str) -> None:
    engine = connect(url)
    with engine.connect() as connection:
        assert version(connection) == NEWEST
        found = compare_metadata(MigrationContext.configure(connection), METADATA)
    engine.dispose()
    own = {table.name for table in METADATA.sorted_tables}
    assert [difference for difference in found if not is_word_index(difference, own)] == []


def is_word_index(difference: object, own: set[str]) -> bool:
    """The word indexes are made by `words`, not by the tables' metadata."""
    table = getattr(difference[1], "table", difference[1])  # type: ignore[index]
    return difference[0].startswith("remove_") and table.name not in own  # type: ignore[index]


def test_a_ledger_of_the_first_version_keeps_its_data(url: str) -> None:
    engine = plain_engine(url)
    with engine.begin() as connection:
        migrate(connection, "0001")
        fill(connection)
    engine.dispose()
    store = Store(url, lower, each)
    found = store.claims(ClaimQuery()).found
    assert [one.claim.id for one in found] == [many(1)[0].claims[0].id]
    assert [one.document for one in found] == [many(1)[0].document]
    store.close()
    engine = plain_engine(url)
    with engine.connect() as connection:
        assert connection.execute(sa.text("SELECT digest FROM documents")).scalar() == digest(many(1)[0].document.text)
    engine.dispose()


def fill(connection: sa.Connection) -> None:
    """One reading, as the first version wrote it."""
    reading = many(1)[0]
    document, claim, packed = reading.document, reading.claims[0], pack(reading)
    rows: dict[str, dict[str, object]] = {
        "runs": {"id": "r1", "version": "1", "data": "d", "settings": "{}", "started": "2026"},
        "documents": {"number": 1, "key": document_key(document), **{name: getattr(document, name) for name in DOCUMENT_FIELDS}},
        "readings": {"number": 1, "document": 1, "run": "r1", "current": True, "body": packed.body, "trees": packed.trees,
                     "checksum": packed.checksum},
        "claims": {"number": 1, "reading": 1, "id": claim.id, "kind": claim.kind, "type": claim.type, "status": claim.status,
                   "day": "2020-01-01", "day_end": "2020-01-01", "reported": "2020-01-01", "start": 0, "end": 9, "score": 0.5,
                   "verdict": None},
    }
    for table, row in rows.items():
        columns = ", ".join(f'"{name}"' for name in row)
        connection.execute(sa.text(f"INSERT INTO {table} ({columns}) VALUES ({', '.join(f':{name}' for name in row)})"), row)


def test_a_ledger_of_a_newer_program_is_refused(url: str) -> None:
    engine = connect(url)
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(StoreError, match="newer"):
        connect(url)
