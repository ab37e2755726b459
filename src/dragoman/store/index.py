"""The rows by which the claims and statements of a reading are found, put in and taken out again."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import sqlalchemy as sa
from msgspec import Struct
from sqlalchemy.dialects import postgresql, sqlite

from dragoman.model import Claim, Reading, Statement
from dragoman.store import rows
from dragoman.store.corrected import Corrected
from dragoman.store.tables import CLAIMS, INVOLVED, PAIRS, QUANTITIES, STATEMENTS, TALLIES, TOPICS
from dragoman.store.words import Indexed, Words

LemmasOf = Callable[[str, str], list[str]]
"""The lemmas of a text (first argument) that stands in a document of a language (second)."""


class Place(Struct, frozen=True):
    """The numbers of a document and of its reading."""

    document: int
    reading: int


class Index(Struct, frozen=True):
    """Makes rows findable by the words of the languages."""

    words: Words
    lemmas: LemmasOf

    def put(self, connection: sa.Connection, place: Place, read: Corrected) -> None:
        self._put_claims(connection, place, read)
        self._put_statements(connection, place, read.reading)

    def remove(self, connection: sa.Connection, place: Place, read: Corrected) -> None:
        """Takes out what `put` put in for the same reading. Rows of the word index stay: their numbers lead nowhere any more."""
        numbers = numbers_of(connection, CLAIMS, place)
        children = claim_children(zip(numbers, read.reading.claims, strict=True), read.reading, place)
        for table, found in children.items():
            delete(connection, table, found)
        tally(connection, children[PAIRS], -1)
        said = numbers_of(connection, STATEMENTS, place)
        delete(connection, TOPICS, topics(zip(said, read.reading.statements, strict=True), read.reading))
        for table in (CLAIMS, STATEMENTS):
            connection.execute(sa.delete(table).where(table.c.reading == place.reading))

    def _put_claims(self, connection: sa.Connection, place: Place, read: Corrected) -> None:
        reading = read.reading
        own = [{"reading": place.reading, **rows.claim_row(c, reading), "review": read.reviews.get(c.id)} for c in reading.claims]
        families = list(zip(insert(connection, CLAIMS, own), reading.claims, strict=True))
        children = claim_children(families, reading, place)
        for table, found in children.items():
            insert_plain(connection, table, found)
        tally(connection, children[PAIRS], 1)
        self._put_words(connection, "claims", [(number, claim.evidence.text) for number, claim in families], reading)

    def _put_statements(self, connection: sa.Connection, place: Place, reading: Reading) -> None:
        own = [{"reading": place.reading, **rows.statement_row(one, reading)} for one in reading.statements]
        families = list(zip(insert(connection, STATEMENTS, own), reading.statements, strict=True))
        insert_plain(connection, TOPICS, topics(families, reading))
        self._put_words(connection, "statements", [(number, said.content.text) for number, said in families], reading)

    def _put_words(self, connection: sa.Connection, table: Indexed, texts: Sequence[tuple[int, str]], reading: Reading) -> None:
        if texts:
            self.words.put(connection, table, [(number, self.lemmas(text, reading.document.language)) for number, text in texts])


def claim_children(families: Iterable[tuple[int, Claim]], reading: Reading, place: Place) -> dict[sa.Table, list[rows.Row]]:
    found: dict[sa.Table, list[rows.Row]] = {INVOLVED: [], PAIRS: [], QUANTITIES: []}
    for number, claim in families:
        found[INVOLVED] += [{"claim": number, **row} for row in rows.involved_rows(claim, reading)]
        found[PAIRS] += [{"claim": number, **row} for row in rows.pair_rows(claim, reading, place.document)]
        found[QUANTITIES] += [{"claim": number, **row} for row in rows.quantity_rows(claim)]
    return found


def tally(connection: sa.Connection, pairs: Iterable[rows.Row], step: int) -> None:
    """Counts pairs in (1) or out (-1), always in one order, so that two writers do not wait for each other in a ring."""
    keys = [key.name for key in TALLIES.primary_key.columns]
    counted = Counter(tuple(row[key] or "" for key in keys) for row in pairs)
    if not counted:
        return
    upsert = (postgresql if connection.dialect.name == "postgresql" else sqlite).insert(TALLIES)
    more = {"claims": TALLIES.c.claims + upsert.excluded.claims}
    found = [{**dict(zip(keys, key, strict=True)), "claims": step * count} for key, count in sorted(counted.items())]
    connection.execute(upsert.on_conflict_do_update(index_elements=keys, set_=more), found)
    if step < 0:
        connection.execute(sa.delete(TALLIES).where(TALLIES.c.claims == 0))


def topics(families: Iterable[tuple[int, Statement]], reading: Reading) -> list[rows.Row]:
    return [{"statement": number, **row} for number, said in families for row in rows.topic_rows(said, reading)]


def numbers_of(connection: sa.Connection, table: sa.Table, place: Place) -> list[int]:
    """The rows of a reading in the order in which they were put in."""
    return list(connection.execute(sa.select(table.c.number).where(table.c.reading == place.reading).order_by(table.c.number)).scalars())


def insert(connection: sa.Connection, table: sa.Table, found: Sequence[rows.Row]) -> list[int]:
    """The numbers of the new rows, in the order of `found`."""
    if not found:
        return []
    statement = sa.insert(table).returning(table.c.number, sort_by_parameter_order=True)
    return list(connection.execute(statement, found).scalars())


def insert_plain(connection: sa.Connection, table: sa.Table, found: Sequence[rows.Row]) -> None:
    if found:
        connection.execute(sa.insert(table), found)


def delete(connection: sa.Connection, table: sa.Table, found: Sequence[rows.Row]) -> None:
    """Deletes by primary key."""
    if found:
        keys = table.primary_key.columns
        statement = sa.delete(table).where(*(key == sa.bindparam(f"old_{key.name}") for key in keys))
        connection.execute(statement, [{f"old_{key.name}": row[key.name] for key in keys} for row in found])
