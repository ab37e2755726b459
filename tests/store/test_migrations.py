"""A ledger of any earlier version, with data, becomes one of the newest; the newest is what `tables` says."""

import gzip
from contextlib import closing
from operator import itemgetter
from pathlib import Path
from typing import Any

import msgspec
import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from dragoman.errors import StoreError
from dragoman.store.query import ClaimQuery, FoundClaim
from dragoman.store.schema import NEWEST, migrate, version
from dragoman.store.store import Store
from dragoman.store.tables import METADATA
from synthetic import TELLER, each, lower

EARLIER = sorted((Path(__file__).parent / "ledgers").glob("*.gz"))
OTHER_LEMMAS = "not all its claims and statements can be found by their words"  # a ledger of the newest version keeps its program's


def plain_engine(url: str) -> sa.Engine:
    return sa.create_engine(url)


def test_the_newest_version_has_the_tables_of_the_program(new_url: str) -> None:
    Store(new_url, lower, each, TELLER).close()
    engine = plain_engine(new_url)
    with engine.connect() as connection:
        assert version(connection) == NEWEST
        found = compare_metadata(MigrationContext.configure(connection), METADATA)
    engine.dispose()
    own = {table.name for table in METADATA.sorted_tables}
    assert [difference for difference in found if not is_word_index(difference, own)] == []


def is_word_index(difference: Any, own: set[str]) -> bool:
    """The word indexes are made by `words`, not by the tables' metadata."""
    table = getattr(difference[1], "table", difference[1])
    return bool(difference[0].startswith("remove_") and table.name not in own)


@pytest.mark.parametrize("earlier", EARLIER)
def test_a_ledger_that_an_earlier_program_made_is_whole_and_tells_what_it_told(new_url: str, earlier: Path, tmp_path: Path) -> None:
    file = tmp_path / "earlier.sqlite"
    file.write_bytes(gzip.decompress(earlier.read_bytes()))
    if new_url.startswith("postgresql"):
        carry(file, new_url, version=earlier.name[1:5])
    url = new_url if new_url.startswith("postgresql") else f"sqlite:///{file}"
    lines = earlier.with_name(f"{earlier.name[:5]}.claims.jsonl").read_bytes().splitlines()
    with closing(Store(url, lower, each, TELLER)) as store:
        told = sorted((shown(found) for found in store.view.claims(ClaimQuery(), limit=None).found), key=itemgetter("id"))
        assert told == [msgspec.json.decode(line) for line in lines]
        assert len(store.view.corrections()) == (0 if earlier.name.startswith("v0001") else 3)
        assert {problem.what for problem in store.view.examine()} <= {OTHER_LEMMAS}


def test_every_version_has_a_ledger_of_its_time() -> None:
    assert [path.name[1:5] for path in EARLIER] == [f"{number:04}" for number in range(1, len(EARLIER) + 1)]
    assert EARLIER[-1].name[1:5] >= f"{int(NEWEST) - 1:04}"


def shown(found: FoundClaim) -> dict[str, object]:
    claim = found.claim
    return {
        "document": found.document.id, "id": claim.id, "type": claim.type, "status": claim.status,
        "source": [actor.code for actor in claim.source], "target": [actor.code for actor in claim.target], "evidence": claim.evidence.text,
    }


def carry(file: Path, url: str, version: str) -> None:
    """What the SQLite file holds, in a PostgreSQL ledger of the same version."""
    source, target, tables = plain_engine(f"sqlite:///{file}"), plain_engine(url), sa.MetaData()
    with source.connect() as found, target.begin() as connection:
        migrate(connection, version)
        tables.reflect(connection, only=lambda name, _: not name.endswith("_words") and name != "alembic_version")
        for table in tables.sorted_tables:
            rows = [dict(row._mapping) for row in found.execute(sa.select(table))]
            if rows:
                connection.execute(sa.insert(table), rows)
    for engine in (source, target):
        engine.dispose()


def test_a_ledger_of_a_newer_program_is_refused(new_url: str) -> None:
    Store(new_url, lower, each, TELLER).close()
    engine = plain_engine(new_url)
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(StoreError, match="newer"):
        Store(new_url, lower, each, TELLER)
