"""The doctor finds nothing in a sound ledger, and what was done to an unsound one; on both databases."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from dragoman.corpus import review
from dragoman.corpus.review import Signature
from dragoman.pipeline import standard_lexicon
from dragoman.store.store import Store
from synthetic import RUN, TELLER, each, lower, many

READINGS = many(12)
BY = Signature("Ann", "2026-01-02T00:00:00+00:00")


@pytest.fixture
def sound(url: str) -> Iterator[Store]:
    store = Store(url, lower, each, TELLER)
    store.writer.add_all([(reading.document, reading) for reading in READINGS], RUN)
    yield store
    store.close()


def hurt(url: str, statement: str, **values: object) -> None:
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        connection.execute(sa.text(statement), values)
    engine.dispose()


def test_a_sound_ledger_has_no_problems_even_when_corrected(sound: Store) -> None:
    one = READINGS[0]
    sound.writer.correct([
        review.judgement("reject", one.claims[0], one.document, BY), review.renaming("RUS", "CHN", standard_lexicon().actors, BY),
    ])
    assert list(sound.view.examine()) == []


@pytest.mark.parametrize(("statement", "what"), [
    ("UPDATE documents SET text = 'X' || substr(text, 2) WHERE number = 3", "its text was changed"),
    ("UPDATE readings SET body = :flipped WHERE number = 3", "its reading was changed"),
    ("DELETE FROM pairs WHERE claim = 3", "2 rows of table pairs are missing"),
    ("DELETE FROM claims WHERE number = 3", "not all its claims"),
    ("UPDATE readings SET current = false WHERE number = 3", "no reading that can be searched"),
    ("INSERT INTO topics (who, reported, statement) VALUES ('XXX', '', 99)", "1 rows of table topics belong to nothing"),
    ("UPDATE pair_type_counts SET claims = claims + 1 WHERE actor = 'RUS'", "rows of table pair_type_counts are missing"),
    ("UPDATE pair_totals SET sources = sources + 1 WHERE actor = 'RUS'", "rows of table pair_totals belong to nothing"),
    ("DELETE FROM pair_sources WHERE actor = 'CHN'", "rows of table pair_sources are missing"),
    ("UPDATE facets SET claims = 1 WHERE party = ''", "rows of table facets are missing"),
    ("DELETE FROM acts", "rows of table acts are missing"),
    ("DELETE FROM pair_reports", "rows of table pair_reports are missing"),
    ("DELETE FROM stories", "rows of table stories are missing"),
    ("UPDATE story_readings SET origin = origin + 1", "rows of table story_readings belong to nothing"),
])
def test_damage_is_found(url: str, sound: Store, statement: str, what: str) -> None:
    engine = sa.create_engine(url)
    with engine.connect() as connection:
        body = bytearray(connection.execute(sa.text("SELECT body FROM readings WHERE number = 3")).scalar_one())
    engine.dispose()
    body[len(body) // 2] ^= 1
    hurt(url, statement, **({"flipped": bytes(body)} if ":flipped" in statement else {}))
    problems = list(sound.view.examine())
    assert any(what in problem.what for problem in problems), problems
    if "table" in what:
        sound.writer.reindex()
        assert list(sound.view.examine()) == []


def test_a_ledger_whose_words_are_lost_is_mended(url: str, sound: Store) -> None:
    lost = "DELETE FROM claims_words" if url.startswith("postgresql") else "INSERT INTO claims_words (claims_words) VALUES ('delete-all')"
    hurt(url, lost)
    assert {problem.what for problem in sound.view.examine()} == {"not all its claims and statements can be found by their words"}
    sound.writer.reindex()
    assert list(sound.view.examine()) == []


def test_a_flipped_byte_in_the_file_is_found(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    store = Store(f"sqlite:///{path}", lower, each, TELLER)
    store.writer.add_all([(reading.document, reading) for reading in READINGS], RUN)
    store.close()
    raw = bytearray(path.read_bytes())
    place = raw.find(READINGS[4].document.text.encode())
    raw[place + 5] ^= 1
    path.write_bytes(bytes(raw))
    store = Store(f"sqlite:///{path}", lower, each, TELLER)
    assert [problem.where for problem in store.view.examine()][:1] == [READINGS[4].document.id]
    store.close()
