"""A ledger of any earlier version, with data, becomes one of the newest; the newest is what `tables` says."""

from collections.abc import Mapping
from pathlib import Path

import msgspec
import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from dragoman.errors import StoreError
from dragoman.keys import digest
from dragoman.model import ActorCorrection
from dragoman.store.packing import pack
from dragoman.store.query import ClaimQuery, StatementQuery
from dragoman.store.schema import NEWEST, migrate, version
from dragoman.store.store import Store
from dragoman.store.tables import DOCUMENT_FIELDS, METADATA
from dragoman.store.writing import correction_row, document_key
from synthetic import RUN, each, lower, many

READINGS = many(12)
EARLIER = [f"{number:04}" for number in range(1, int(NEWEST))]
MERGED = ActorCorrection(id="k1", old="IRN", code="CHN", name="China", who="Ann", at="2026-01-02")


def plain_engine(url: str) -> sa.Engine:
    return sa.create_engine(url)


def test_the_newest_version_has_the_tables_of_the_program(url: str) -> None:
    Store(url, lower, each).close()
    engine = plain_engine(url)
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


@pytest.mark.parametrize("earlier", EARLIER)
def test_a_ledger_of_an_earlier_version_is_as_one_made_today(url: str, earlier: str, tmp_path: Path) -> None:
    engine = plain_engine(url)
    with engine.begin() as connection:
        migrate(connection, earlier)
        fill(connection, earlier)
        if earlier >= "0002":
            row = correction_row(MERGED)
            put(connection, "corrections", {name: row[name] for name in row if name != "format"})
    engine.dispose()
    today = Store(f"sqlite:///{tmp_path / 'today.sqlite'}", lower, each)
    today.add_all([(reading.document, reading) for reading in READINGS], RUN)
    today.correct([MERGED] if earlier >= "0002" else [])
    store = Store(url, lower, each)
    assert list(store.examine()) == []
    assert all_of(store) == all_of(today)
    assert store.corrections() == today.corrections()
    for one in (store, today):
        one.close()


def all_of(store: Store) -> list[object]:
    claims = store.claims(ClaimQuery(words="sent"), limit=None).found
    statements = store.statements(StatementQuery(by="CHN"), limit=None).found
    facets, counts = store.facets(ClaimQuery(actor="CHN")), store.partner_counts("CHN")[0]
    return [*store.readings(), facets, *(sorted(map(repr, found)) for found in (claims, statements, counts))]


def fill(connection: sa.Connection, earlier: str) -> None:
    """What every version has written of documents and readings, and a row of the index that each has kept otherwise."""
    put(connection, "runs", msgspec.structs.asdict(RUN))
    for number, reading in enumerate(READINGS, 1):
        document, packed = reading.document, pack(reading)
        own = {"digest": digest(document.text)} if earlier != "0001" else {}
        fields = {name: getattr(document, name) for name in DOCUMENT_FIELDS}
        put(connection, "documents", {"number": number, "key": document_key(document), **own, **fields})
        put(connection, "readings", {"number": number, "document": number, "run": RUN.id, "current": True, **msgspec.structs.asdict(packed),
                                     "checksum": packed.checksum})
    if earlier < "0004":
        put(connection, "involved", {"who": "RUS", "role": 0, "day": "2020-01-01", "claim": 1})
    else:
        directed = {"direction": "out"} if earlier == "0004" else {}
        put(connection, "tallies", {"actor": "RUS", "partner": "CHN", **directed, "act": 1, "claims": 1})


def put(connection: sa.Connection, table: str, row: Mapping[str, object]) -> None:
    columns = ", ".join(f'"{name}"' for name in row)
    connection.execute(sa.text(f"INSERT INTO {table} ({columns}) VALUES ({', '.join(f':{name}' for name in row)})"), row)


def test_a_ledger_of_a_newer_program_is_refused(url: str) -> None:
    Store(url, lower, each).close()
    engine = plain_engine(url)
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(StoreError, match="newer"):
        Store(url, lower, each)
