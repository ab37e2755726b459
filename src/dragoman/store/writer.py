"""Putting readings into the ledger: a document and all that was read from it, or nothing."""

from collections.abc import Callable, Sequence

import sqlalchemy as sa
from msgspec import Struct

from dragoman.model import Document, Reading
from dragoman.store import rows
from dragoman.store.packing import pack
from dragoman.store.tables import CLAIMS, DOCUMENT_FIELDS, DOCUMENTS, INVOLVED, PAIRS, QUANTITIES, READINGS, RUNS, STATEMENTS, TOPICS
from dragoman.store.words import Indexed, Words

LemmasOf = Callable[[str, str], list[str]]
"""The lemmas of a text (first argument) that stands in a document of a language (second)."""


class Run(Struct, frozen=True):
    """What made readings: the program's version, the hash of its data and the settings (JSON); `id` is the hash of the three."""

    id: str
    version: str
    data: str
    settings: str
    started: str


def put_run(connection: sa.Connection, run: Run) -> None:
    if connection.execute(sa.select(RUNS.c.id).where(RUNS.c.id == run.id)).first() is None:
        connection.execute(sa.insert(RUNS).values({name: getattr(run, name) for name in run.__struct_fields__}))


def put_document(connection: sa.Connection, key: str, document: Document) -> int:
    fields = {name: getattr(document, name) for name in DOCUMENT_FIELDS}
    return insert(connection, DOCUMENTS, [{"key": key, **fields}])[0]


def put_reading(connection: sa.Connection, document: int, reading: Reading, run: str, words: Words, lemmas: LemmasOf) -> None:
    """Adds a reading of a document and makes it the one that is searched."""
    packed = pack(reading)
    row = {
        "document": document, "run": run, "current": True,
        "body": packed.body, "trees": packed.trees, "checksum": packed.checksum,
    }
    place = Place(document, insert(connection, READINGS, [row])[0])
    put_claims(connection, place, reading, words, lemmas)
    put_statements(connection, place, reading, words, lemmas)


class Place(Struct, frozen=True):
    """The numbers of a document and of its reading."""

    document: int
    reading: int


def put_claims(connection: sa.Connection, place: Place, read: Reading, words: Words, lemmas: LemmasOf) -> None:
    claims, document = read.claims, read.document
    numbers = insert(connection, CLAIMS, [{"reading": place.reading, **rows.claim_row(claim, read)} for claim in claims])
    families = list(zip(numbers, claims, strict=True))
    put_children(connection, INVOLVED, [{"claim": n, **row} for n, c in families for row in rows.involved_rows(c, rows.days(c, read)[0])])
    put_children(connection, PAIRS, [{"claim": n, **row} for n, c in families for row in rows.pair_rows(c, read, place.document)])
    put_children(connection, QUANTITIES, [{"claim": n, **row} for n, c in families for row in rows.quantity_rows(c)])
    put_words(connection, "claims", words, [(n, lemmas(c.evidence.text, document.language)) for n, c in families])


def put_statements(connection: sa.Connection, place: Place, read: Reading, words: Words, lemmas: LemmasOf) -> None:
    said, document = read.statements, read.document
    numbers = insert(connection, STATEMENTS, [{"reading": place.reading, **rows.statement_row(one, read)} for one in said])
    families = list(zip(numbers, said, strict=True))
    put_children(connection, TOPICS, [{"statement": n, **row} for n, s in families for row in rows.topic_rows(s, read)])
    put_words(connection, "statements", words, [(n, lemmas(s.content.text, document.language)) for n, s in families])


def put_children(connection: sa.Connection, table: sa.Table, found: Sequence[rows.Row]) -> None:
    if found:
        connection.execute(sa.insert(table), found)


def put_words(connection: sa.Connection, table: Indexed, words: Words, found: Sequence[tuple[int, list[str]]]) -> None:
    if found:
        words.put(connection, table, found)


def insert(connection: sa.Connection, table: sa.Table, found: Sequence[rows.Row]) -> list[int]:
    """The numbers of the new rows, in the order of `found`."""
    if not found:
        return []
    statement = sa.insert(table).returning(table.c.number, sort_by_parameter_order=True)
    return list(connection.execute(statement, found).scalars())
