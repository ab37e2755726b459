"""Whether a ledger is whole: nothing damaged, and every row of the projections there and right."""

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from msgspec import Struct
from msgspec.structs import replace

from dragoman.errors import StoreError
from dragoman.keys import digest
from dragoman.model import Reading, Span
from dragoman.store.entries import entries_at
from dragoman.store.packing import unpack_trees
from dragoman.store.projections import Entry, Projection, ReadingKey
from dragoman.store.tables import DOCUMENTS, READINGS


class Defect(Struct, frozen=True):
    """Where something is wrong (a document's id, or the ledger) and what."""

    where: str
    what: str


AT_ONCE = 200  # readings


def examine(connection: sa.Connection, projections: tuple[Projection, ...]) -> Iterator[Defect]:
    yield from of_the_file(connection)
    compared = [projection for projection in projections if projection.tables]
    copies = [replace(projection, tables=tuple(beside(connection, table) for table in projection.tables)) for projection in compared]
    numbers = connection.execute(sa.select(READINGS.c.number).order_by(READINGS.c.number)).scalars().all()
    for start in range(0, len(numbers), AT_ONCE):
        entries: list[Entry] = []
        for number in numbers[start : start + AT_ONCE]:
            yield from of_a_reading(connection, number, projections, entries)
        for copy in copies:
            copy.add(connection, entries)
    for projection, copy in zip(compared, copies, strict=True):
        for table, right in zip(projection.tables, copy.tables, strict=True):
            yield from (Defect("the ledger", what) for what in of_a_table(connection, table, right))
    yield from without_reading(connection)


def beside(connection: sa.Connection, table: sa.Table) -> sa.Table:
    """A temporary table with the same columns, for what should be there; it goes when the transaction ends."""
    columns = [sa.Column(c.name, c.type, primary_key=c.primary_key, nullable=c.nullable, autoincrement=False) for c in table.c]
    copy = sa.Table(f"expected_{table.name}", sa.MetaData(), *columns, prefixes=["TEMPORARY"])
    copy.create(connection)
    return copy


def of_the_file(connection: sa.Connection) -> Iterator[Defect]:
    """What the database itself finds."""
    if connection.dialect.name == "sqlite":
        for check in ("integrity_check", "foreign_key_check"):
            found = [" ".join(map(str, row)) for row in connection.exec_driver_sql(f"PRAGMA {check}")]
            yield from (Defect("the ledger", what) for what in found if what != "ok")


def of_a_reading(connection: sa.Connection, number: int, projections: Sequence[Projection], entries: list[Entry]) -> Iterator[Defect]:
    """A reading that is current and can be found becomes one of the entries."""
    stored = sa.select(READINGS, DOCUMENTS.c.id, DOCUMENTS.c.text, DOCUMENTS.c.digest).join_from(READINGS, DOCUMENTS)
    row = connection.execute(stored.where(READINGS.c.number == number)).one()
    yield from (Defect(row.id, what) for what in of_the_bytes(row))
    try:
        unpack_trees(row.trees, row.format)
        entry = entries_at(connection, [ReadingKey(row.document, number)])[0]
    except StoreError as error:
        yield Defect(row.id, str(error))
        return
    yield from (Defect(row.id, what) for what in of_spans(entry.read.reading))
    if not row.current:
        return
    if (len(entry.claims), len(entry.statements)) != (len(entry.read.reading.claims), len(entry.read.reading.statements)):
        yield Defect(row.id, "not all its claims and statements can be found")
        return
    yield from (Defect(row.id, what) for projection in projections for what in projection.faults(connection, entry))
    entries.append(entry)


def of_the_bytes(row: Any) -> Iterator[str]:
    if hashlib.sha256(row.body + row.trees).hexdigest() != row.checksum:
        yield "its reading was changed after it was written"
    if digest(row.text) != row.digest:
        yield "its text was changed after it was written"


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


def of_a_table(connection: sa.Connection, table: sa.Table, right: sa.Table) -> Iterator[str]:
    missing, superfluous = count_except(connection, right, table), count_except(connection, table, right)
    if missing:
        yield f"{missing} rows of table {table.name} are missing"
    if superfluous:
        yield f"{superfluous} rows of table {table.name} belong to nothing"


def count_except(connection: sa.Connection, one: sa.Table, other: sa.Table) -> int:
    """How many rows of one table the other does not have."""
    different = sa.except_(sa.select(one), sa.select(other)).subquery()
    return connection.execute(sa.select(sa.func.count()).select_from(different)).scalar_one()


def without_reading(connection: sa.Connection) -> Iterator[Defect]:
    current = sa.select(READINGS.c.document).where(READINGS.c.current)
    for id in connection.execute(sa.select(DOCUMENTS.c.id).where(DOCUMENTS.c.number.not_in(current))).scalars():
        yield Defect(id, "it has no reading that can be searched")
