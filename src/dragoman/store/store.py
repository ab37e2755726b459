"""A ledger: documents with all that was read from them, found by what they tell."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from msgspec.structs import replace

from dragoman.errors import StoreError, UsageError
from dragoman.keys import content_id
from dragoman.model import Document, PairCount, Reading, Support
from dragoman.store.connect import WRITING, connect, reason
from dragoman.store.counts import pair_counts, supports
from dragoman.store.packing import unpack, unpack_trees
from dragoman.store.query import ClaimQuery, FoundClaim, FoundStatement, Page, StatementQuery, TieQuery
from dragoman.store.search import Choices, find_claims, find_statements, in_order, write_cursor
from dragoman.store.tables import CLAIMS, DOCUMENT_FIELDS, DOCUMENTS, READINGS, STATEMENTS
from dragoman.store.words import words_for
from dragoman.store.writer import LemmasOf, Run, put_document, put_reading, put_run

AT_ONCE = 500  # readings fetched by one query
DOCUMENT = [DOCUMENTS.c[name] for name in DOCUMENT_FIELDS]


def document_key(document: Document) -> str:
    """The hash of a document's content and of all that its source declares of it."""
    return content_id("d", *(getattr(document, name) for name in DOCUMENT_FIELDS))


class Store:
    """A ledger at a SQLAlchemy URL; `lemmas` and `choices` tie it to the languages. Raises StoreError."""

    def __init__(self, url: str, lemmas: LemmasOf, choices: Choices) -> None:
        self._engine = connect(url)
        self._words = words_for(self._engine.dialect.name)
        self._lemmas, self._choices = lemmas, choices

    def close(self) -> None:
        self._engine.dispose()

    def holds(self, document: Document) -> bool:
        """Whether a reading of this document, as its source gave it, is there."""
        with self._engine.connect() as connection:
            return connection.execute(sa.select(DOCUMENTS.c.number).where(DOCUMENTS.c.key == document_key(document))).first() is not None

    def add(self, document: Document, reading: Reading, run: Run) -> bool:
        """Puts in the document as its source gave it and its reading, both or neither; False where it was there already."""
        return self.add_all([(document, reading)], run) == 1

    def add_all(self, readings: Sequence[tuple[Document, Reading]], run: Run) -> int:
        """The same for several in one transaction; how many were new."""
        with self._writing() as connection:
            put_run(connection, run)
            return sum(self._put(connection, document, reading, run) for document, reading in readings)

    def claims(self, query: ClaimQuery, after: str | None = None, limit: int | None = 50) -> Page[FoundClaim]:
        """Claims that meet the query, newest event first."""
        with self._reading() as connection:
            rows = connection.execute(find_claims(query, self._words, self._choices, after, limit)).all()
            found, more = page_of(rows, limit)
            readings = load(connection, {row.reading for row in found})
        known = {(number, claim.id): claim for number, reading in readings.items() for claim in reading.claims}
        return Page(tuple(FoundClaim(known[row.reading, row.id], readings[row.reading].document) for row in found), more)

    def claims_in_order(self, query: ClaimQuery) -> Iterator[FoundClaim]:
        """All claims that meet the query, in the order of documents (id, content) and of the text, whatever the order they came in."""
        with self._reading() as connection:
            rows = connection.execute(in_order(find_claims(query, self._words, self._choices, None, None))).all()
            for reading, group in groupby(rows, key=lambda row: row.reading):
                yield from found_in(load(connection, [reading])[reading], {row.id for row in group})

    def statements(self, query: StatementQuery, after: str | None = None, limit: int | None = 50) -> Page[FoundStatement]:
        """Statements that meet the query, newest report first."""
        with self._reading() as connection:
            rows = connection.execute(find_statements(query, self._words, self._choices, after, limit)).all()
            found, more = page_of(rows, limit)
            readings = load(connection, {row.reading for row in found})
        known = {(number, said.id): said for number, reading in readings.items() for said in reading.statements}
        return Page(tuple(FoundStatement(known[row.reading, row.id], readings[row.reading].document) for row in found), more)

    def reading_with(self, claim: str) -> Reading | None:
        """The current reading that has a claim of this id (or of one that begins so, if only one does), with the trees of its sentences."""
        chosen = sa.select(CLAIMS.c.id, CLAIMS.c.reading).where(CLAIMS.c.id.startswith(claim, autoescape=True)).limit(2)
        with self._reading() as connection:
            rows = connection.execute(chosen).all()
            if len({row.id for row in rows}) > 1:
                raise UsageError(f"more than one claim begins with {claim}")
            return load_with_trees(connection, rows[0].reading) if rows else None

    def readings(self) -> Iterator[Reading]:
        """Every current reading, in the order of the documents' ids and contents, whatever the order in which they came in."""
        ordered = (
            sa.select(READINGS.c.number).join(DOCUMENTS, DOCUMENTS.c.number == READINGS.c.document)
            .where(READINGS.c.current).order_by(DOCUMENTS.c.id, DOCUMENTS.c.key)
        )
        with self._reading() as connection:
            for number in connection.execute(ordered).scalars().all():
                yield load(connection, {number})[number]

    def pair_counts(self, query: TieQuery) -> tuple[list[PairCount], list[Support]]:
        """How many claims every pair has, and what they rest on."""
        dialect = self._engine.dialect.name
        with self._reading() as connection:
            counted = [PairCount(*row) for row in connection.execute(pair_counts(query, dialect))]
            return counted, [Support(*row) for row in connection.execute(supports(query, dialect))]

    def size(self) -> tuple[int, int, int]:
        """How many documents, claims and statements can be found."""
        with self._reading() as connection:
            counts = [connection.execute(sa.select(sa.func.count()).select_from(t)).scalar_one() for t in (DOCUMENTS, CLAIMS, STATEMENTS)]
        return counts[0], counts[1], counts[2]

    def tidy(self) -> None:
        """Lets the database look at what it holds, so that it plans its queries well."""
        with self._writing() as connection:
            connection.exec_driver_sql("ANALYZE")

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        try:
            with self._engine.connect() as connection:
                yield connection
        except sa.exc.DBAPIError as error:
            raise StoreError(f"the ledger cannot be read: {reason(error)}") from error

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        try:
            with self._engine.connect().execution_options(**WRITING) as connection, connection.begin():
                yield connection
        except sa.exc.DBAPIError as error:
            raise StoreError(f"the ledger cannot be written: {reason(error)}") from error

    def _put(self, connection: sa.Connection, document: Document, reading: Reading, run: Run) -> bool:
        key = document_key(document)
        if connection.execute(sa.select(DOCUMENTS.c.number).where(DOCUMENTS.c.key == key)).first() is not None:
            return False
        number = put_document(connection, key, reading.document)
        put_reading(connection, number, reading, run.id, self._words, self._lemmas)
        return True


def found_in(reading: Reading, ids: Collection[str]) -> Iterator[FoundClaim]:
    return (FoundClaim(claim, reading.document) for claim in reading.claims if claim.id in ids)


def page_of(rows: Sequence[Any], limit: int | None) -> tuple[Sequence[Any], str | None]:
    """The rows of the page, each once, and, where one more was found, the cursor of the next."""
    full = limit is not None and len(rows) > limit
    page = rows[:limit]
    once = [row for place, row in enumerate(page) if place == 0 or row.number != page[place - 1].number]
    return once, write_cursor(page[-1].day, page[-1].number) if full else None


def load(connection: sa.Connection, numbers: Collection[int]) -> dict[int, Reading]:
    """The readings with these numbers, without trees."""
    found: dict[int, Reading] = {}
    ordered = sorted(numbers)
    for start in range(0, len(ordered), AT_ONCE):
        chosen = READINGS.c.number.in_(ordered[start : start + AT_ONCE])
        columns = [READINGS.c.number.label("reading"), READINGS.c.body, *DOCUMENT]
        for row in connection.execute(sa.select(*columns).join_from(READINGS, DOCUMENTS).where(chosen)):
            found[row.reading] = unpack(row.body, document_of(row))
    return found


def load_with_trees(connection: sa.Connection, number: int) -> Reading:
    trees = connection.execute(sa.select(READINGS.c.trees).where(READINGS.c.number == number)).scalar_one()
    return replace(load(connection, [number])[number], sentences=tuple(unpack_trees(trees)))


def document_of(row: Any) -> Document:
    return Document(**{name: getattr(row, name) for name in DOCUMENT_FIELDS})
