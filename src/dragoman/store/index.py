"""The rows by which the claims and statements of a reading are found, put in and taken out again."""

from collections.abc import Callable, Iterable, Sequence

import sqlalchemy as sa
from msgspec import Struct

from dragoman.model import Claim, Reading, Statement
from dragoman.store import rows
from dragoman.store.corrected import Corrected
from dragoman.store.summaries import Sums
from dragoman.store.tables import CLAIMS, INDEX, LABELS, PAIRS, QUANTITIES, STATEMENTS, TOPICS
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

    def put(self, connection: sa.Connection, place: Place, read: Corrected, sums: Sums) -> None:
        self._put_claims(connection, place, read, sums)
        self._put_statements(connection, place, read.reading)

    def remove(self, connection: sa.Connection, place: Place, read: Corrected, sums: Sums) -> None:
        """Takes out what `put` put in for the same reading. Rows of the word index stay: their numbers lead nowhere any more."""
        numbers = numbers_of(connection, CLAIMS, place)
        children = claim_children(zip(numbers, read.reading.claims, strict=True), read, place)
        for table, found in children.items():
            delete(connection, table, found)
        sums.count(read.reading, children[PAIRS], -1)
        said = numbers_of(connection, STATEMENTS, place)
        delete(connection, TOPICS, topics(zip(said, read.reading.statements, strict=True), read.reading))
        for table in (CLAIMS, STATEMENTS):
            connection.execute(sa.delete(table).where(table.c.reading == place.reading))

    def clear(self, connection: sa.Connection) -> None:
        """Takes out everything."""
        for table in INDEX:
            connection.execute(sa.delete(table))
        self.words.clear(connection, "claims")
        self.words.clear(connection, "statements")

    def _put_claims(self, connection: sa.Connection, place: Place, read: Corrected, sums: Sums) -> None:
        reading = read.reading
        own = [{"reading": place.reading, **rows.claim_row(claim, reading)} for claim in reading.claims]
        families = list(zip(insert(connection, CLAIMS, own), reading.claims, strict=True))
        children = claim_children(families, read, place)
        for table, found in children.items():
            insert_plain(connection, table, found)
        sums.count(reading, children[PAIRS], 1)
        self._put_words(connection, "claims", [(number, claim.evidence.text) for number, claim in families], reading)

    def _put_statements(self, connection: sa.Connection, place: Place, reading: Reading) -> None:
        own = [{"reading": place.reading, **rows.statement_row(one, reading)} for one in reading.statements]
        families = list(zip(insert(connection, STATEMENTS, own), reading.statements, strict=True))
        insert_plain(connection, TOPICS, topics(families, reading))
        self._put_words(connection, "statements", [(number, said.content.text) for number, said in families], reading)

    def _put_words(self, connection: sa.Connection, table: Indexed, texts: Sequence[tuple[int, str]], reading: Reading) -> None:
        if texts:
            self.words.put(connection, table, [(number, self.lemmas(text, reading.document.language)) for number, text in texts])

    def holds_words(self, connection: sa.Connection, claims: Sequence[int], statements: Sequence[int], reading: Reading) -> bool:
        """Whether the rows of a reading are found by their words."""
        texts: dict[Indexed, list[tuple[int, str]]] = {
            "claims": [(number, one.evidence.text) for number, one in zip(claims, reading.claims, strict=True)],
            "statements": [(number, one.content.text) for number, one in zip(statements, reading.statements, strict=True)],
        }
        return all(self._holds(connection, table, number, text, reading) for table, some in texts.items() for number, text in some)

    def _holds(self, connection: sa.Connection, table: Indexed, number: int, text: str, reading: Reading) -> bool:
        lemmas = self.lemmas(text, reading.document.language)
        if not lemmas:
            return True
        match = self.words.matching(table, [[lemma] for lemma in set(lemmas)])
        return connection.execute(sa.select(match.number).where(match.condition, match.number == number)).first() is not None


def claim_children(families: Iterable[tuple[int, Claim]], read: Corrected, place: Place) -> dict[sa.Table, list[rows.Row]]:
    found: dict[sa.Table, list[rows.Row]] = {LABELS: [], PAIRS: [], QUANTITIES: []}
    for number, claim in families:
        found[LABELS] += [{"claim": number, **row} for row in rows.label_rows(claim, read.reading, read.reviews.get(claim.id))]
        found[PAIRS] += [{"claim": number, **row} for row in rows.pair_rows(claim, read.reading, place.document)]
        found[QUANTITIES] += [{"claim": number, **row} for row in rows.quantity_rows(claim)]
    return found


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
