"""The rows by which the claims and statements of a reading are found, put in and taken out again."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import chain, islice

import sqlalchemy as sa
from msgspec import Struct

from dragoman.model import Reading
from dragoman.store import rows
from dragoman.store.bulk import delete, insert, insert_sorted
from dragoman.store.corrected import Corrected
from dragoman.store.summaries import Sums
from dragoman.store.tables import CLAIMS, INDEX, LABELS, PAIRS, QUANTITIES, STATEMENTS, TOPICS, VERDICTS
from dragoman.store.words import Indexed, Words

LemmasOf = Callable[[str, str], list[str]]
"""The lemmas of a text (first argument) that stands in a document of a language (second)."""


class Place(Struct, frozen=True):
    """The numbers of a document and of its reading."""

    document: int
    reading: int


class Numbers(Struct, frozen=True):
    """The numbers of the rows of a reading's claims and statements, in their order."""

    claims: Sequence[int]
    statements: Sequence[int]


class Index(Struct, frozen=True):
    """Makes rows findable by the words of the languages."""

    words: Words
    lemmas: LemmasOf

    def put(self, connection: sa.Connection, readings: Sequence[tuple[Place, Corrected]], sums: Sums) -> None:
        """Many readings at once cost much less than one by one."""
        found: defaultdict[sa.Table, list[rows.Row]] = defaultdict(list)
        words: defaultdict[Indexed, list[tuple[int, Sequence[str]]]] = defaultdict(list)
        for (place, read), numbers in zip(readings, insert_families(connection, readings), strict=True):
            own = children(read, place, numbers)
            sums.count(read.reading, own[PAIRS], 1)
            for table, some in own.items():
                found[table] += some
            for indexed, texts in texts_of(read.reading, numbers).items():
                words[indexed] += [(number, self.lemmas(text, read.reading.document.language)) for number, text in texts]
        for table, some in found.items():
            insert_sorted(connection, table, some)
        for indexed, lemmas in words.items():
            if lemmas:
                self.words.put(connection, indexed, lemmas)

    def remove(self, connection: sa.Connection, place: Place, read: Corrected, sums: Sums) -> None:
        """Takes out what `put` put in for the same reading. Rows of the word index stay: their numbers lead nowhere any more."""
        own = children(read, place, numbers_of(connection, place))
        for table, found in own.items():
            delete(connection, table, found)
        sums.count(read.reading, own[PAIRS], -1)
        for table in (CLAIMS, STATEMENTS):
            connection.execute(sa.delete(table).where(table.c.reading == place.reading))

    def clear(self, connection: sa.Connection) -> None:
        """Takes out everything."""
        for table in INDEX:
            connection.execute(sa.delete(table))
        self.words.clear(connection, "claims")
        self.words.clear(connection, "statements")

    def holds_words(self, connection: sa.Connection, reading: Reading, numbers: Numbers) -> bool:
        """Whether the rows of a reading are found by their words."""
        texts = texts_of(reading, numbers)
        return all(self._holds(connection, table, number, text, reading) for table, some in texts.items() for number, text in some)

    def _holds(self, connection: sa.Connection, table: Indexed, number: int, text: str, reading: Reading) -> bool:
        lemmas = self.lemmas(text, reading.document.language)
        if not lemmas:
            return True
        match = self.words.matching(table, [[lemma] for lemma in set(lemmas)])
        return connection.execute(sa.select(match.number).where(match.condition, match.number == number)).first() is not None


def children(read: Corrected, place: Place, numbers: Numbers) -> dict[sa.Table, list[rows.Row]]:
    """The rows that belong to a reading, and to those of its claims and statements."""
    found: dict[sa.Table, list[rows.Row]] = {LABELS: [], PAIRS: [], QUANTITIES: [], TOPICS: []}
    found[VERDICTS] = [{"reading": place.reading, **row} for row in rows.verdict_rows(read.reading)]
    for number, claim in zip(numbers.claims, read.reading.claims, strict=True):
        found[LABELS] += [{"claim": number, **row} for row in rows.label_rows(claim, read.reading, read.reviews.get(claim.id))]
        found[PAIRS] += [{"claim": number, **row} for row in rows.pair_rows(claim, read.reading, place.document)]
        found[QUANTITIES] += [{"claim": number, **row} for row in rows.quantity_rows(claim)]
    for number, said in zip(numbers.statements, read.reading.statements, strict=True):
        found[TOPICS] += [{"statement": number, **row} for row in rows.topic_rows(said, read.reading)]
    return found


def texts_of(reading: Reading, numbers: Numbers) -> dict[Indexed, list[tuple[int, str]]]:
    """The texts by whose words the rows of a reading are found."""
    return {
        "claims": [(number, one.evidence.text) for number, one in zip(numbers.claims, reading.claims, strict=True)],
        "statements": [(number, one.content.text) for number, one in zip(numbers.statements, reading.statements, strict=True)],
    }


def numbers_of(connection: sa.Connection, place: Place) -> Numbers:
    """The rows of a reading in the order in which they were put in."""
    claims, said = (sa.select(t.c.number).where(t.c.reading == place.reading).order_by(t.c.number) for t in (CLAIMS, STATEMENTS))
    return Numbers(connection.execute(claims).scalars().all(), connection.execute(said).scalars().all())


def insert_families(connection: sa.Connection, readings: Sequence[tuple[Place, Corrected]]) -> list[Numbers]:
    """Puts in the claims and statements of each reading."""
    claims = [[{"reading": at.reading, **rows.claim_row(one, r.reading)} for one in r.reading.claims] for at, r in readings]
    said = [[{"reading": at.reading, **rows.statement_row(one, r.reading)} for one in r.reading.statements] for at, r in readings]
    mine, told = (iter(insert(connection, table, list(chain(*some)))) for table, some in ((CLAIMS, claims), (STATEMENTS, said)))
    return [Numbers(list(islice(mine, len(a))), list(islice(told, len(b)))) for a, b in zip(claims, said, strict=True)]
