"""Putting readings into the ledger: a document and all that was read from it, or nothing."""

from collections.abc import Callable, Iterable, Sequence

import sqlalchemy as sa
from msgspec import Struct

from dragoman.model import Document, Reading, Span
from dragoman.store import rows
from dragoman.store.packing import pack
from dragoman.store.tables import CLAIMS, DOCUMENTS, PAIRS, PARTIES, QUANTITIES, READINGS, RUNS, STATEMENTS, TOPICS
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
    fields = {name: getattr(document, name) for name in document.__struct_fields__}
    return insert(connection, DOCUMENTS, [{"key": key, **fields}])[0]


def put_reading(connection: sa.Connection, document: int, reading: Reading, run: str, words: Words, lemmas: LemmasOf) -> None:
    """Adds a reading of a document and makes it the one that is searched."""
    connection.execute(sa.update(READINGS).where(READINGS.c.document == document).values(current=False))
    packed = pack(reading)
    row = {
        "document": document, "run": run, "current": True,
        "body": packed.body, "trees": packed.trees, "checksum": packed.checksum,
    }
    number = insert(connection, READINGS, [row])[0]
    put_index(connection, number, reading, words, lemmas)


def put_index(connection: sa.Connection, number: int, read: Reading, words: Words, lemmas: LemmasOf) -> None:
    """The rows by which the claims and statements of the reading with this number are found."""
    indexed: list[tuple[Indexed, list[int], list[Span]]] = [
        ("claims", put_claims(connection, number, read), [claim.evidence for claim in read.claims]),
        ("statements", put_statements(connection, number, read), [statement.content for statement in read.statements]),
    ]
    for table, numbers, spans in indexed:
        if numbers:
            language = read.document.language
            words.put(connection, table, [(n, lemmas(span.text, language)) for n, span in zip(numbers, spans, strict=True)])


def put_claims(connection: sa.Connection, reading: int, read: Reading) -> list[int]:
    """The numbers of the new rows."""
    claims = read.claims
    numbers = insert(connection, CLAIMS, [{"reading": reading, **rows.claim_row(claim, read)} for claim in claims])
    numbered = list(zip(numbers, claims, strict=True))
    put_children(connection, PARTIES, "claim", [(n, rows.party_rows(c, rows.days(c, read)[0])) for n, c in numbered])
    put_children(connection, PAIRS, "claim", [(n, rows.pair_rows(c, rows.days(c, read)[0])) for n, c in numbered])
    put_children(connection, QUANTITIES, "claim", [(n, rows.quantity_rows(c)) for n, c in numbered])
    return numbers


def put_statements(connection: sa.Connection, reading: int, read: Reading) -> list[int]:
    """The numbers of the new rows."""
    said = read.statements
    numbers = insert(connection, STATEMENTS, [{"reading": reading, **rows.statement_row(statement, read)} for statement in said])
    put_children(connection, TOPICS, "statement", [(n, rows.topic_rows(s, read)) for n, s in zip(numbers, said, strict=True)])
    return numbers


def put_children(connection: sa.Connection, table: sa.Table, parent: str, families: Iterable[tuple[int, Iterable[rows.Row]]]) -> None:
    found = [{parent: number, **row} for number, family in families for row in family]
    if found:
        connection.execute(sa.insert(table), found)


def insert(connection: sa.Connection, table: sa.Table, found: Sequence[rows.Row]) -> list[int]:
    """The numbers of the new rows, in the order of `found`."""
    if not found:
        return []
    statement = sa.insert(table).returning(table.c.number, sort_by_parameter_order=True)
    return list(connection.execute(statement, found).scalars())
