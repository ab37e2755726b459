"""Whether a ledger is whole: nothing damaged, and every row that makes something findable there and right."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from msgspec import Struct

from dragoman.errors import StoreError
from dragoman.keys import digest
from dragoman.model import Reading, Span
from dragoman.store.corrected import Corrected
from dragoman.store.index import Place, claim_children, numbers_of, topics
from dragoman.store.loading import load
from dragoman.store.packing import unpack_trees
from dragoman.store.tables import CLAIMS, DOCUMENTS, INVOLVED, PAIRS, QUANTITIES, READINGS, STATEMENTS, TALLIES, TOPICS


class Problem(Struct, frozen=True):
    """Where something is wrong (a document's id, or the ledger) and what."""

    where: str
    what: str


def examine(connection: sa.Connection) -> Iterator[Problem]:
    yield from of_the_file(connection)
    expected: Counter[sa.Table] = Counter()
    stored = sa.select(READINGS, DOCUMENTS.c.id, DOCUMENTS.c.text, DOCUMENTS.c.digest).join_from(READINGS, DOCUMENTS)
    numbers = connection.execute(sa.select(READINGS.c.number).order_by(READINGS.c.number)).scalars().all()
    for number in numbers:
        row = connection.execute(stored.where(READINGS.c.number == number)).one()
        yield from (Problem(row.id, what) for what in of_a_reading(connection, row, expected))
    yield from of_the_whole(connection, expected)


def of_the_file(connection: sa.Connection) -> Iterator[Problem]:
    """What the database itself finds."""
    if connection.dialect.name == "sqlite":
        for check in ("integrity_check", "foreign_key_check"):
            found = [" ".join(map(str, row)) for row in connection.exec_driver_sql(f"PRAGMA {check}")]
            yield from (Problem("the ledger", what) for what in found if what != "ok")


def of_a_reading(connection: sa.Connection, row: Any, expected: "Counter[sa.Table]") -> Iterator[str]:
    if hashlib.sha256(row.body + row.trees).hexdigest() != row.checksum:
        yield "its reading was changed after it was written"
    if digest(row.text) != row.digest:
        yield "its text was changed after it was written"
    try:
        unpack_trees(row.trees)
        read = load(connection, [row.number])[row.number]
    except StoreError as error:
        yield str(error)
        return
    yield from of_spans(read.reading)
    if row.current:
        yield from of_rows(connection, Place(row.document, row.number), read, expected)


def of_spans(reading: Reading) -> Iterator[str]:
    text = reading.document.text
    for claim in reading.claims:
        if not all(stands(span, text) for span in (claim.evidence, claim.trigger, *claim.attribution, *claim.quantities)):
            yield f"the words of claim {claim.id} are not those of the text"
    for statement in reading.statements:
        if not stands(statement.content, text):
            yield f"the words of statement {statement.id} are not those of the text"


def stands(span: Span, text: str) -> bool:
    return text[span.start : span.end] == span.text


def of_rows(connection: sa.Connection, place: Place, read: Corrected, expected: "Counter[sa.Table]") -> Iterator[str]:
    """Every row by which the reading should be found; what should be there in all is added to `expected`."""
    reading = read.reading
    numbers, said = numbers_of(connection, CLAIMS, place), numbers_of(connection, STATEMENTS, place)
    if len(numbers) != len(reading.claims) or len(said) != len(reading.statements):
        yield "not all its claims and statements can be found"
        return
    children = claim_children(zip(numbers, reading.claims, strict=True), reading, place)
    children[TOPICS] = topics(zip(said, reading.statements, strict=True), reading)
    for table, rows in children.items():
        expected[table] += len(rows)
        missing = sum(not is_there(connection, table, row) for row in rows)
        if missing:
            yield f"{missing} rows of table {table.name} are missing"
    expected[CLAIMS] += len(numbers)
    expected[STATEMENTS] += len(said)


def is_there(connection: sa.Connection, table: sa.Table, row: dict[str, Any]) -> bool:
    same = [table.c[name] == value for name, value in row.items() if value is not None]
    return connection.execute(sa.select(sa.literal(1)).select_from(table).where(*same)).first() is not None


def of_the_whole(connection: sa.Connection, expected: "Counter[sa.Table]") -> Iterator[Problem]:
    """Rows that lead nowhere, and documents without a current reading."""
    for table in (CLAIMS, STATEMENTS, INVOLVED, PAIRS, QUANTITIES, TOPICS):
        found = connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
        if found > expected[table]:
            yield Problem("the ledger", f"{found - expected[table]} rows of table {table.name} belong to nothing")
    if connection.execute(sa.select(sa.func.coalesce(sa.func.sum(TALLIES.c.claims), 0))).scalar_one() != expected[PAIRS]:
        yield Problem("the ledger", "the tallies of pairs are wrong")
    current = sa.select(READINGS.c.document).where(READINGS.c.current)
    for id in connection.execute(sa.select(DOCUMENTS.c.id).where(DOCUMENTS.c.number.not_in(current))).scalars():
        yield Problem(id, "it has no reading that can be searched")
