"""Queries as SQL. A list is newest first and is paged by the key of its last row: a page costs the same however deep it lies."""

import base64
import binascii
from collections.abc import Callable, Sequence
from typing import Annotated, Any

import msgspec
import sqlalchemy as sa
from msgspec import Struct

from dragoman.errors import UsageError
from dragoman.store.query import ClaimQuery, DocumentQuery, StatementQuery
from dragoman.store.tables import CLAIM_TERMS, CLAIMS, DOCUMENTS, PAIRS, QUANTITIES, READINGS, ROLES, STATEMENTS, TOPICS, VERDICTS
from dragoman.store.text_index import Indexed, TextIndex

Choices = Callable[[str], Sequence[Sequence[str]]]
"""For each word of a query the lemmas it may stand for."""

Key = tuple[Annotated[str, msgspec.Meta(pattern=r"^[\d-]*$")], Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)]]
"""What a cursor holds: day and number of a row."""

Condition = sa.ColumnElement[bool]
C, S, D = CLAIMS.c, STATEMENTS.c, DOCUMENTS.c


NO_DAY: "sa.ColumnElement[str]" = sa.literal_column("''", sa.String)


class Lead(Struct, frozen=True):
    """Where a search starts: a table in whose own order the newest come first, so that a page is read from its top.

    `day` is NO_DAY where a table knows no days: there the newest are those that came in last.
    """

    table: sa.FromClause
    condition: Condition
    number: "sa.ColumnElement[int]"
    day: "sa.ColumnElement[str]"


def find_claims(query: ClaimQuery, words: TextIndex, choices: Choices, after: str | None, limit: int | None) -> "sa.Select[Any]":
    """Number, id, day and reading of each claim."""
    parties = claim_leads(query)
    leads = [*with_words("claims", query.words, words, choices), *parties, Lead(CLAIMS, sa.true(), C.number, C.day)]
    conditions = claim_conditions(query)
    conditions += [holds(lead) for lead in parties if lead is not leads[0]]
    return listing(CLAIMS, leads[0], conditions, after, limit)


def holds(lead: Lead) -> Condition:
    """That a claim meets the condition of a lead which another one leads."""
    return sa.exists().where(lead.condition, lead.number == C.number, lead.day == C.day).correlate(CLAIMS)


def find_statements(query: StatementQuery, words: TextIndex, choices: Choices, after: str | None, limit: int | None) -> "sa.Select[Any]":
    """Number, id, day (of the report) and reading of each statement."""
    conditions = [S.code == query.by] if query.by else []
    conditions += [S.name == query.by_name] if query.by_name else []
    conditions += [S.stance == query.stance] if query.stance else []
    conditions += period(S.reported, query.since, query.until) + of_document(query.outlet, query.language, query.document)
    about = Lead(TOPICS, TOPICS.c.who == query.about, TOPICS.c.statement, TOPICS.c.reported)
    leads = [*with_words("statements", query.words, words, choices), *([about] if query.about else [])]
    if query.about and leads[0] is not about:
        conditions.append(sa.exists().where(about.condition, about.number == S.number, about.day == S.reported))
    return listing(STATEMENTS, leads[0] if leads else Lead(STATEMENTS, sa.true(), S.number, S.reported), conditions, after, limit)


def find_documents(query: DocumentQuery, after: str | None, limit: int | None) -> "sa.Select[Any]":
    """Number, day (none: the last to come in is the first) and current reading of each document."""
    conditions = [READINGS.c.current, *of_document(query.outlet, query.language, None), *period(D.day, query.since, query.until)]
    found = sa.select(D.number, NO_DAY.label("day"), READINGS.c.number.label("reading")).join_from(DOCUMENTS, READINGS)
    if after:
        conditions.append(D.number < read_cursor(after)[1])
    found = found.where(*conditions).order_by(D.number.desc())
    return found if limit is None else found.limit(limit + 1)


def find_checked(verdict: str, after: str | None, limit: int | None) -> "sa.Select[Any]":
    """Number and day (of the report) of each reading whose text as a whole has a check with this verdict, the newest first."""
    v = VERDICTS.c
    found = sa.select(v.reading.label("number"), v.reported.label("day")).where(v.verdict == verdict)
    if after:
        found = found.where(sa.tuple_(v.reported, v.reading) < sa.tuple_(*read_cursor(after)))
    found = found.order_by(v.reported.desc(), v.reading.desc())
    return found if limit is None else found.limit(limit + 1)


def claim_leads(query: ClaimQuery) -> list[Lead]:
    """The conditions that can lead, those that few claims meet first."""
    asked = (
        ("review", query.review), ("source", query.source), ("target", query.target), ("speaker", query.by), ("outlet", query.outlet),
        ("verdict", query.verdict), ("party", query.actor),
    )
    leads = [labelled(role, word) for role, word in asked if word]
    if query.between:
        both = sa.and_(PAIRS.c.actor == query.between[0], PAIRS.c.partner == query.between[1])
        leads.insert(0, Lead(PAIRS, both, PAIRS.c.claim, PAIRS.c.day))
    return leads


def labelled(role: str, word: str) -> Lead:
    return Lead(CLAIM_TERMS, sa.and_(CLAIM_TERMS.c.term == word, CLAIM_TERMS.c.role == ROLES[role]), CLAIM_TERMS.c.claim, CLAIM_TERMS.c.day)


def claim_conditions(query: ClaimQuery) -> list[Condition]:
    found: list[Condition] = [C.score >= query.min_score] if query.min_score > 0 else []
    for column, values in ((C.kind, query.kinds), (C.type, query.types), (C.status, query.statuses)):
        if values:
            found.append(column.in_(values))
    found += period(C.day, query.since, query.until) + period(C.reported, query.reported_since, query.reported_until)
    if query.unit or query.at_least is not None or query.at_most is not None:
        found.append(C.number.in_(with_quantity(query)))
    return found + of_document(None, query.language, query.document)


def with_quantity(query: ClaimQuery) -> "sa.Select[tuple[int]]":
    """An open side of a quantity may lie anywhere beyond."""
    q = QUANTITIES.c
    found: list[Condition] = [q.unit == query.unit] if query.unit else []
    if query.at_least is not None:
        found.append(sa.or_(q.high >= query.at_least, q.high.is_(None)))
    if query.at_most is not None:
        found.append(sa.or_(q.low <= query.at_most, q.low.is_(None)))
    return sa.select(q.claim).where(*found)


def with_words(table: Indexed, query: str | None, words: TextIndex, choices: Choices) -> list[Lead]:
    if not query:
        return []
    wanted = choices(query)
    if not wanted:
        raise UsageError(f"there is no word in {query}")
    match = words.matching(table, wanted)
    return [Lead(match.index, match.condition, match.number, NO_DAY)]


def period(day: "sa.ColumnElement[str]", since: str | None, until: str | None) -> list[Condition]:
    """What has its (first) day from `since` to `until`, as ties count it; what has no day does not."""
    found: list[Condition] = [day >= since] if since else []
    return [*found, day <= until, day != ""] if until else found


def of_document(outlet: str | None, language: str | None, document: str | None) -> list[Condition]:
    return [column == value for column, value in ((D.outlet, outlet), (D.language, language), (D.id, document)) if value]


def listing(table: sa.Table, lead: Lead, conditions: Sequence[Condition], after: str | None, limit: int | None) -> "sa.Select[Any]":
    """Newest first, one more than `limit` so that it is seen whether more follow."""
    keys: list[sa.ColumnElement[Any]] = [lead.number] if lead.day is NO_DAY else [lead.day, lead.number]
    start = table if lead.table is table else sa.join(lead.table, table, table.c.number == lead.number)
    whole = start.join(READINGS, READINGS.c.number == table.c.reading).join(DOCUMENTS, D.number == READINGS.c.document)
    columns = [table.c.number, table.c.id, lead.day.label("day"), table.c.reading]
    found = sa.select(*columns).select_from(whole).where(lead.condition, *conditions)
    if after:
        found = found.where(sa.tuple_(*keys) < sa.tuple_(*read_cursor(after)[-len(keys) :]))
    found = found.order_by(*(key.desc() for key in keys))
    return found if limit is None else found.limit(limit + 1)


def in_order(claims: "sa.Select[Any]") -> "sa.Select[Any]":
    """The same claims by their documents."""
    return claims.order_by(None).order_by(D.id, D.key)


def write_cursor(day: str, number: int) -> str:
    return base64.urlsafe_b64encode(msgspec.json.encode((day, number))).decode()


def read_cursor(cursor: str) -> tuple[str, int]:
    """Raises UsageError."""
    try:
        found: tuple[str, int] = msgspec.json.decode(base64.urlsafe_b64decode(cursor.encode()), type=Key)
    except (binascii.Error, msgspec.MsgspecError, UnicodeEncodeError) as error:
        raise UsageError(f"no cursor of a listing: {cursor}") from error
    return found
