"""One body of tests for all projections: their rows depend on the current readings alone, however the ledger came by them."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from msgspec.structs import replace

from dragoman.corpus import review
from dragoman.corpus.review import Signature
from dragoman.model import Check, Correction, Paragraph, Reading
from dragoman.pipeline import standard_lexicon
from dragoman.store.connect import dialect_of
from dragoman.store.projections import Projection, ReadingKey, projections
from dragoman.store.projections.word_index import WordIndex
from dragoman.store.store import Store
from dragoman.store.tables import CLAIMS, DOCUMENTS, READINGS, STATEMENTS
from dragoman.store.text_index import text_index_for
from dragoman.store.writing import Transaction
from synthetic import RUN, TELLER, claim_of, each, lower, many, reading_of

CHECKED = replace(reading_of("No numbers."), checks=(Check("arithmetic", "consistent", ""),))
REPEATED = "Iran sent Russia trucks."
COPIES = ("one", "two", "three")


def in_one_paragraph(reading: Reading) -> Reading:
    """With what stories are found by: its words."""
    text = reading.document.text
    return replace(reading, paragraphs=(Paragraph(text, 0, len(text), "en"),))


READINGS_OF_TEST = (
    *many(20), CHECKED,
    *(in_one_paragraph(reading_of(REPEATED, claim_of(REPEATED, "IRN", "RUS", day="2020-05-05"), id=id, outlet=id)) for id in COPIES),
)
FIRST, LAST = READINGS_OF_TEST[:14], READINGS_OF_TEST[14:]
NEXT_RUN = replace(RUN, id="r2", version="2")
NAMES = [type(one).__name__ for one in projections(text_index_for("sqlite"), lower, TELLER)]


def by(day: int) -> Signature:
    return Signature("Ann", f"2026-01-{day:02}")


def corrections() -> list[Correction]:
    one, other = READINGS_OF_TEST[0], READINGS_OF_TEST[1]
    actors = standard_lexicon().actors
    return [
        review.judgement("reject", one.claims[0], one.document, by(1)), review.judgement("accept", other.claims[0], other.document, by(2)),
        review.renaming("RUS", "CHN", actors, by(3)),
    ]


def add(store: Store, *readings: Reading) -> None:
    store.writer.add_all([(reading.document, reading) for reading in readings], RUN)


def all_at_once(store: Store) -> None:
    add(store, *READINGS_OF_TEST)


def one_by_one_from_the_end(store: Store) -> None:
    for reading in reversed(READINGS_OF_TEST):
        add(store, reading)


def corrected_and_withdrawn(store: Store) -> None:
    add(store, *LAST)
    store.writer.correct(corrections())
    add(store, *FIRST)
    store.writer.correct([review.withdrawal(one, by(9)) for one in corrections()])


def read_twice(store: Store) -> None:
    """First without the first claim of each, then as they are."""
    poorer = [replace(reading, claims=reading.claims[1:], statements=()) for reading in READINGS_OF_TEST]
    add(store, *poorer)
    for place, reading in zip(store.view.not_read_by(NEXT_RUN.id), READINGS_OF_TEST, strict=True):
        store.writer.recode(place, reading, NEXT_RUN)


def reindexed(store: Store) -> None:
    add(store, *reversed(READINGS_OF_TEST))
    store.writer.reindex()


HISTORIES = (all_at_once, one_by_one_from_the_end, corrected_and_withdrawn, read_twice, reindexed)


@pytest.fixture(scope="module")
def right(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The rows of a ledger that got everything at once."""
    url = f"sqlite:///{tmp_path_factory.mktemp('right') / 'ledger.sqlite'}"
    with closing(Store(url, lower, each, TELLER)) as store:
        all_at_once(store)
    return rows_of_all(url)


@pytest.mark.parametrize("history", HISTORIES)
def test_rows_depend_on_the_current_readings_alone(url: str, right: dict[str, Any], history: Any) -> None:
    with closing(Store(url, lower, each, TELLER)) as store:
        history(store)
        assert rows_of_all(url) == right
        assert list(store.view.examine()) == []


def test_corrections_count_whether_they_come_before_or_after_the_readings(url: str, tmp_path: Path) -> None:
    after = f"sqlite:///{tmp_path / 'after.sqlite'}"
    with closing(Store(url, lower, each, TELLER)) as one, closing(Store(after, lower, each, TELLER)) as other:
        one.writer.correct(corrections())
        all_at_once(one)
        all_at_once(other)
        other.writer.correct(corrections())
        assert rows_of_all(url) == rows_of_all(after)


def test_what_is_removed_leaves_nothing(url: str, tmp_path: Path) -> None:
    rest = f"sqlite:///{tmp_path / 'rest.sqlite'}"
    with closing(Store(url, lower, each, TELLER)) as one, closing(Store(rest, lower, each, TELLER)) as other:
        add(one, *LAST[::2], *FIRST, *LAST[1::2])
        add(other, *FIRST)
        ids = {reading.document.id for reading in LAST}
        with connected(url) as connection:
            found = sa.select(READINGS.c.document, READINGS.c.number).join_from(READINGS, DOCUMENTS).where(DOCUMENTS.c.id.in_(ids))
            Transaction(connection, of(url)).remove([ReadingKey(*row) for row in connection.execute(found)][::-1])
        assert rows_of_all(url) == rows_of_all(rest)
        with connected(url) as connection:
            for projection in of(url):
                projection.remove(connection, [])
                projection.add(connection, [])
        assert rows_of_all(url) == rows_of_all(rest)


@pytest.mark.parametrize("name", NAMES)
def test_every_projection_has_rows_in_these_tests(right: dict[str, Any], name: str) -> None:
    assert right[name]
    assert all(right[name].values())


@contextmanager
def connected(url: str) -> Iterator[sa.Connection]:
    engine = sa.create_engine(url, paramstyle="named" if dialect_of(url) == "sqlite" else "pyformat")
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def of(url: str) -> tuple[Projection, ...]:
    return projections(text_index_for(dialect_of(url)), lower, TELLER)


def rows_of_all(url: str) -> dict[str, dict[str, list[str]]]:
    """The rows of each table of each projection, with ids in the place of row numbers, which depend on the order."""
    with connected(url) as connection:
        names = names_of(connection)
        return {type(one).__name__: dict(rows_of(connection, one, names)) for one in of(url)}


def names_of(connection: sa.Connection) -> dict[str, dict[int, str]]:
    keys = sa.select(DOCUMENTS.c.number, DOCUMENTS.c.key)
    readings = sa.select(READINGS.c.number, DOCUMENTS.c.key).join_from(READINGS, DOCUMENTS)
    claims, said = (
        sa.select(t.c.number, DOCUMENTS.c.key + t.c.id).select_from(sa.join(t, READINGS, t.c.reading == READINGS.c.number).join(DOCUMENTS))
        for t in (CLAIMS, STATEMENTS)
    )
    asked = {"document": keys, "reading": readings, "neighbour": readings, "claim": claims, "statement": said}
    return {name: {row[0]: row[1] for row in connection.execute(query)} for name, query in asked.items()}


def rows_of(connection: sa.Connection, projection: Projection, names: dict[str, dict[int, str]]) -> Iterator[tuple[str, list[str]]]:
    for table in projection.tables:
        rows = [row._mapping for row in connection.execute(sa.select(table))]
        yield table.name, sorted(str([names.get(c, {}).get(row[c], row[c]) for c in row if c != "number"]) for row in rows)
    if isinstance(projection, WordIndex):
        for indexed, own in (("claims", names["claim"]), ("statements", names["statement"])):
            yield indexed, [f"{lemma} {name}" for lemma in vocabulary() for name in found(connection, projection, indexed, lemma, own)]


def found(connection: sa.Connection, index: WordIndex, indexed: Any, lemma: str, names: dict[int, str]) -> list[str]:
    match = index.words.matching(indexed, [[lemma]])
    numbers = connection.execute(sa.select(match.number).where(match.condition)).scalars()
    return sorted(names[number] for number in numbers if number in names)


def vocabulary() -> list[str]:
    return sorted({lemma for reading in READINGS_OF_TEST for lemma in lower(reading.document.text, "en")})
