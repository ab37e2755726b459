"""Queries as SQL. A list is newest first and is paged by the key of its last row: a page costs the same however deep it lies."""

import base64
import binascii
from collections.abc import Callable, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa
from msgspec import Struct

from dragoman.errors import UsageError
from dragoman.store.query import ClaimQuery, StatementQuery
from dragoman.store.tables import CLAIMS, DOCUMENTS, INVOLVED, PAIRS, QUANTITIES, READINGS, ROLES, STATEMENTS, TOPICS
from dragoman.store.words import Indexed, Words

Choices = Callable[[str], Sequence[Sequence[str]]]
"""For each word of a query the lemmas it may stand for."""

Condition = sa.ColumnElement[bool]
C, S, D = CLAIMS.c, STATEMENTS.c, DOCUMENTS.c


class Lead(Struct, frozen=True):
    """Where a search starts: a table whose own order is newest first for what is asked, so that a page is read from its top."""

    table: sa.Table
    condition: Condition
    order: "tuple[sa.ColumnElement[str], sa.ColumnElement[int]]"


def find_claims(query: ClaimQuery, words: Words, choices: Choices, after: str | None, limit: int | None) -> "sa.Select[Any]":
    """Number, id, day and reading of each claim."""
    leads = claim_leads(query)
    conditions = claim_conditions(query) + with_words("claims", C.number, query.words, words, choices)
    conditions += [C.number.in_(sa.select(lead.order[1]).where(lead.condition)) for lead in leads[1:]]
    first = leads[0] if leads else Lead(CLAIMS, sa.true(), (C.day, C.number))
    return listing(CLAIMS, first, conditions, after, limit)


def find_statements(query: StatementQuery, words: Words, choices: Choices, after: str | None, limit: int | None) -> "sa.Select[Any]":
    """Number, id, day (of the report) and reading of each statement."""
    conditions = [sa.or_(S.code == query.by, S.name == query.by)] if query.by else []
    conditions += [S.stance == query.stance] if query.stance else []
    conditions += period(S.reported, S.reported, query.since, query.until) + of_document(query.outlet, query.language, query.document)
    conditions += with_words("statements", S.number, query.words, words, choices)
    lead = Lead(STATEMENTS, sa.true(), (S.reported, S.number))
    if query.about:
        lead = Lead(TOPICS, TOPICS.c.code == query.about, (TOPICS.c.reported, TOPICS.c.statement))
    return listing(STATEMENTS, lead, conditions, after, limit)


def claim_leads(query: ClaimQuery) -> list[Lead]:
    """The conditions on actors; any of them can lead."""
    asked = (("source", query.source), ("target", query.target), ("speaker", query.by), ("party", query.actor))
    leads = [involved(role, who) for role, who in asked if who]
    if query.between:
        both = sa.and_(PAIRS.c.actor == query.between[0], PAIRS.c.partner == query.between[1])
        leads.insert(0, Lead(PAIRS, both, (PAIRS.c.day, PAIRS.c.claim)))
    return leads


def involved(role: str, who: str) -> Lead:
    condition = sa.and_(INVOLVED.c.who == who, INVOLVED.c.role == ROLES[role])
    return Lead(INVOLVED, condition, (INVOLVED.c.day, INVOLVED.c.claim))


def claim_conditions(query: ClaimQuery) -> list[Condition]:
    found: list[Condition] = [C.score >= query.min_score] if query.min_score > 0 else []
    for column, values in ((C.kind, query.kinds), (C.type, query.types), (C.status, query.statuses)):
        if values:
            found.append(column.in_(values))
    found += period(C.day_end, C.day, query.since, query.until) + period(C.reported, C.reported, query.reported_since, query.reported_until)
    if query.verdict:
        found.append(C.verdict == query.verdict)
    if query.review:
        found.append(C.review == query.review)
    if query.unit or query.at_least is not None or query.at_most is not None:
        found.append(C.number.in_(with_quantity(query)))
    return found + of_document(query.outlet, query.language, query.document)


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
    found: list[Condition] = [last >= since] if since else []
    return [*found, first <= until, first != ""] if until else found


def of_document(outlet: str | None, language: str | None, document: str | None) -> list[Condition]:
    return [column == value for column, value in ((D.outlet, outlet), (D.language, language), (D.id, document)) if value]


def listing(table: sa.Table, lead: Lead, conditions: Sequence[Condition], after: str | None, limit: int | None) -> "sa.Select[Any]":
    """Newest first, one more than `limit` so that it is seen whether more follow."""
    day, number = lead.order
    start = lead.table if lead.table is table else lead.table.join(table, table.c.number == number)
    whole = start.join(READINGS, READINGS.c.number == table.c.reading).join(DOCUMENTS, D.number == READINGS.c.document)
    found = sa.select(table.c.number, table.c.id, day.label("day"), table.c.reading).select_from(whole).where(lead.condition, *conditions)
    if after:
        found = found.where(sa.tuple_(day, number) < sa.tuple_(*read_cursor(after)))
    found = found.order_by(day.desc(), number.desc())
    return found if limit is None else found.limit(limit + 1)


def in_order(claims: "sa.Select[Any]") -> "sa.Select[Any]":
    """The same claims by their documents."""
    return claims.order_by(None).order_by(D.id, D.key)


def write_cursor(day: str, number: int) -> str:
    return base64.urlsafe_b64encode(msgspec.json.encode((day, number))).decode()


def read_cursor(cursor: str) -> tuple[str, int]:
    """Raises UsageError."""
    try:
        return msgspec.json.decode(base64.urlsafe_b64decode(cursor.encode()), type=tuple[str, int])
    except (binascii.Error, msgspec.MsgspecError, UnicodeEncodeError) as error:
        raise UsageError(f"no cursor of a listing: {cursor}") from error
