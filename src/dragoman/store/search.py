"""Queries as SQL. A list is newest first and is paged by the key of its last row: a page costs the same however deep it lies."""

import base64
import binascii
from collections.abc import Callable, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from dragoman.errors import UsageError
from dragoman.store.query import ClaimQuery, StatementQuery
from dragoman.store.tables import CLAIMS, DOCUMENTS, PAIRS, PARTIES, QUANTITIES, READINGS, STATEMENTS, TOPICS
from dragoman.store.words import Indexed, Words

Choices = Callable[[str], Sequence[Sequence[str]]]
"""For each word of a query the lemmas it may stand for."""

Condition = sa.ColumnElement[bool]


def claim_conditions(query: ClaimQuery, words: Words, choices: Choices) -> list[Condition]:
    c = CLAIMS.c
    found: list[Condition] = [c.score >= query.min_score] if query.min_score > 0 else []
    found += [c.number.in_(with_party(who, roles)) for who, roles in (
        (query.actor, ("source", "target")), (query.source, ("source",)), (query.target, ("target",)), (query.by, ("speaker",)),
    ) if who]
    if query.between:
        found.append(c.number.in_(sa.select(PAIRS.c.claim).where(PAIRS.c.actor == query.between[0], PAIRS.c.partner == query.between[1])))
    for column, values in ((c.kind, query.kinds), (c.type, query.types), (c.status, query.statuses)):
        if values:
            found.append(column.in_(values))
    found += period(c.day_end, c.day, query.since, query.until) + period(c.reported, c.reported, query.reported_since, query.reported_until)
    if query.verdict:
        found.append(c.verdict == query.verdict)
    if query.unit or query.at_least is not None or query.at_most is not None:
        found.append(c.number.in_(with_quantity(query)))
    found += of_document(query.outlet, query.language, query.document)
    return found + with_words("claims", c.number, query.words, words, choices)


def statement_conditions(query: StatementQuery, words: Words, choices: Choices) -> list[Condition]:
    c = STATEMENTS.c
    found: list[Condition] = []
    if query.by:
        found.append(sa.or_(c.code == query.by, c.name == query.by))
    if query.about:
        found.append(c.number.in_(sa.select(TOPICS.c.statement).where(TOPICS.c.code == query.about)))
    if query.stance:
        found.append(c.stance == query.stance)
    found += period(c.reported, c.reported, query.since, query.until)
    found += of_document(query.outlet, query.language, query.document)
    return found + with_words("statements", c.number, query.words, words, choices)


def with_party(who: str, roles: Sequence[str]) -> "sa.Select[tuple[int]]":
    named = sa.or_(PARTIES.c.code == who, PARTIES.c.name == who, PARTIES.c.wikidata == who)
    return sa.select(PARTIES.c.claim).where(named, PARTIES.c.role.in_(roles))


def with_quantity(query: ClaimQuery) -> "sa.Select[tuple[int]]":
    """An open side of a quantity may lie anywhere beyond."""
    q = QUANTITIES.c
    found: list[Condition] = [q.unit == query.unit] if query.unit else []
    if query.at_least is not None:
        found.append(sa.or_(q.high >= query.at_least, q.high.is_(None)))
    if query.at_most is not None:
        found.append(sa.or_(q.low <= query.at_most, q.low.is_(None)))
    return sa.select(q.claim).where(*found)


def with_words(table: Indexed, number: "sa.ColumnElement[int]", query: str | None, words: Words, choices: Choices) -> list[Condition]:
    wanted = choices(query) if query else ()
    return [number.in_(words.matching(table, wanted))] if wanted else []


def period(last: "sa.ColumnElement[str]", first: "sa.ColumnElement[str]", since: str | None, until: str | None) -> list[Condition]:
    """What overlaps the days from `since` to `until`; what has no day does not."""
    found = [last >= since] if since else []
    return [*found, first <= until, first != ""] if until else found


def of_document(outlet: str | None, language: str | None, document: str | None) -> list[Condition]:
    d = DOCUMENTS.c
    return [column == value for column, value in ((d.outlet, outlet), (d.language, language), (d.id, document)) if value]


def listing(
    table: sa.Table, day: "sa.Column[str]", conditions: Sequence[Condition], after: str | None, limit: int | None,
) -> "sa.Select[Any]":
    """Number, id, day and reading of each row, newest first, one more than `limit` so that it is seen whether more follow."""
    joined = table.join(READINGS, READINGS.c.number == table.c.reading).join(DOCUMENTS, DOCUMENTS.c.number == READINGS.c.document)
    found = sa.select(table.c.number, table.c.id, day.label("day"), table.c.reading).select_from(joined).where(*conditions)
    if after:
        found = found.where(sa.tuple_(day, table.c.number) < sa.tuple_(*read_cursor(after)))
    found = found.order_by(day.desc(), table.c.number.desc())
    return found if limit is None else found.limit(limit + 1)


def write_cursor(day: str, number: int) -> str:
    return base64.urlsafe_b64encode(msgspec.json.encode((day, number))).decode()


def read_cursor(cursor: str) -> tuple[str, int]:
    """Raises UsageError."""
    try:
        return msgspec.json.decode(base64.urlsafe_b64decode(cursor.encode()), type=tuple[str, int])
    except (binascii.Error, msgspec.MsgspecError, UnicodeEncodeError) as error:
        raise UsageError(f"no cursor of a listing: {cursor}") from error
