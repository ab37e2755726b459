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
from dragoman.store.bulk import missing
from dragoman.store.corrected import Corrected
from dragoman.store.index import Index, Place, children, numbers_of
from dragoman.store.loading import load
from dragoman.store.packing import unpack_trees
from dragoman.store.rows import facet_counts
from dragoman.store.tables import (
    ACTS,
    BONDS,
    CLAIMS,
    DOCUMENTS,
    FACETS,
    LABELS,
    PAIRS,
    QUANTITIES,
    READINGS,
    STATEMENTS,
    TALLIES,
    TOPICS,
    VERDICTS,
    VOICES,
)


class Problem(Struct, frozen=True):
    """Where something is wrong (a document's id, or the ledger) and what."""

    where: str
    what: str


class Expected:
    """What should be there when all readings have been looked at."""

    def __init__(self) -> None:
        self.rows: Counter[sa.Table] = Counter()
        self.facets: Counter[tuple[str, str, str]] = Counter()


def examine(connection: sa.Connection, index: Index) -> Iterator[Problem]:
    yield from of_the_file(connection)
    expected = Expected()
    stored = sa.select(READINGS, DOCUMENTS.c.id, DOCUMENTS.c.text, DOCUMENTS.c.digest).join_from(READINGS, DOCUMENTS)
    numbers = connection.execute(sa.select(READINGS.c.number).order_by(READINGS.c.number)).scalars().all()
    for number in numbers:
        row = connection.execute(stored.where(READINGS.c.number == number)).one()
        yield from (Problem(row.id, what) for what in of_a_reading(connection, row, index, expected))
    yield from (Problem("the ledger", what) for what in (*superfluous(connection, expected), *of_sums(connection, expected)))
    yield from without_reading(connection)


def of_the_file(connection: sa.Connection) -> Iterator[Problem]:
    """What the database itself finds."""
    if connection.dialect.name == "sqlite":
        for check in ("integrity_check", "foreign_key_check"):
            found = [" ".join(map(str, row)) for row in connection.exec_driver_sql(f"PRAGMA {check}")]
            yield from (Problem("the ledger", what) for what in found if what != "ok")


def of_a_reading(connection: sa.Connection, row: Any, index: Index, expected: Expected) -> Iterator[str]:
    if hashlib.sha256(row.body + row.trees).hexdigest() != row.checksum:
        yield "its reading was changed after it was written"
    if digest(row.text) != row.digest:
        yield "its text was changed after it was written"
    try:
        unpack_trees(row.trees, row.format)
        read = load(connection, [row.number])[row.number]
    except StoreError as error:
        yield str(error)
        return
    yield from of_spans(read.reading)
    if row.current:
        yield from of_rows(connection, Place(row.document, row.number), read, index, expected)


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


def of_rows(connection: sa.Connection, place: Place, read: Corrected, index: Index, expected: Expected) -> Iterator[str]:
    """Every row by which the reading should be found; what should be there in all is added to `expected`."""
    reading = read.reading
    numbers = numbers_of(connection, place)
    if len(numbers.claims) != len(reading.claims) or len(numbers.statements) != len(reading.statements):
        yield "not all its claims and statements can be found"
        return
    for table, rows in children(read, place, numbers).items():
        expected.rows[table] += len(rows)
        gone = missing(connection, table, rows)
        if gone:
            yield f"{gone} rows of table {table.name} are missing"
    if not index.holds_words(connection, reading, numbers):
        yield "not all its claims and statements can be found by their words"
    expected.rows.update({CLAIMS: len(reading.claims), STATEMENTS: len(reading.statements)})
    expected.facets.update(facet_counts(reading))


def superfluous(connection: sa.Connection, expected: Expected) -> Iterator[str]:
    """Rows that lead nowhere."""
    for table in (CLAIMS, STATEMENTS, LABELS, PAIRS, QUANTITIES, TOPICS, VERDICTS):
        found = connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
        if found > expected.rows[table]:
            yield f"{found - expected.rows[table]} rows of table {table.name} belong to nothing"


def of_sums(connection: sa.Connection, expected: Expected) -> Iterator[str]:
    """Sums that are not those of the rows."""
    p, v = PAIRS.c, VOICES.c
    claims = sa.func.count()
    distinct = [sa.func.count(column.distinct()) for column in (p.claim, p.document, p.voice)]
    by_act = sa.select(p.actor, p.partner, p.act, claims).group_by(p.actor, p.partner, p.act)
    by_voice = sa.select(p.actor, p.partner, p.voice, claims).group_by(p.actor, p.partner, p.voice)
    either_way = sa.union_all(sa.select(VOICES), sa.select(v.partner, v.actor, v.voice, v.claims))
    sums = {TALLIES: (sa.select(TALLIES), by_act), VOICES: (either_way, by_voice)}
    sums[BONDS] = (sa.select(BONDS), sa.select(p.actor, p.partner, *distinct).group_by(p.actor, p.partner))
    sums[ACTS] = (sa.select(p.act).distinct(), sa.select(ACTS.c.act).where(ACTS.c.act.in_(sa.select(p.act))))
    wrong = [table.name for table, (kept, right) in sums.items() if differ(connection, kept, right)]
    if {tuple(row[:-1]): row[-1] for row in connection.execute(sa.select(FACETS))} != expected.facets:
        wrong.append(FACETS.name)
    yield from (f"the sums in table {name} are wrong" for name in wrong)


def differ(connection: sa.Connection, kept: "sa.SelectBase", right: "sa.SelectBase") -> bool:
    one, other = (sa.select(query.subquery()) for query in (kept, right))
    return any(connection.execute(sa.except_(*both).limit(1)).first() is not None for both in ((one, other), (other, one)))


def without_reading(connection: sa.Connection) -> Iterator[Problem]:
    current = sa.select(READINGS.c.document).where(READINGS.c.current)
    for id in connection.execute(sa.select(DOCUMENTS.c.id).where(DOCUMENTS.c.number.not_in(current))).scalars():
        yield Problem(id, "it has no reading that can be searched")
