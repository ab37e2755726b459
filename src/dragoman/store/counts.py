"""Counting the claims of pairs, as SQL."""

from typing import Any

import sqlalchemy as sa

from dragoman.model import Period
from dragoman.store.query import TieQuery
from dragoman.store.tables import CLAIMS, PAIR_TOTALS, PAIR_TYPE_COUNTS, PAIRS, QUANTITIES

P = PAIRS.c
NO_PERIOD: "sa.ColumnElement[str]" = sa.literal_column("''", sa.String)


def pair_counts(query: TieQuery, dialect: str) -> "sa.Select[Any]":
    """Source, target, whether either way, period, act, number of claims."""
    counted = sa.select(*key_columns(query, dialect), P.act, sa.func.count()).where(*conditions(query))
    return counted.group_by(*groups(query), P.act)


def pair_amounts(query: TieQuery, dialect: str) -> "sa.Select[Any]":
    """Source, target, whether either way, period, act, unit and value.

    Levels and counts that have a unit; of a range the lower end, of "up to" the upper.
    """
    q = QUANTITIES.c
    value = sa.func.coalesce(q.low, q.high)
    fields = [*key_columns(query, dialect), P.act, q.unit, value.label("value"), P.day.label("day")]
    joined = sa.select(*fields).join_from(PAIRS, QUANTITIES, q.claim == P.claim)
    known = [q.unit.is_not(None), value.is_not(None), q.role.in_(("level", "count"))]
    seen = joined.where(*conditions(query), *known).distinct().subquery()
    return sa.select(*[column for column in seen.c if column.name != "day"])


def actor_counts(actor: str, by: Period, dialect: str) -> "sa.Select[Any]":
    """Period, act and number of claims of an actor with anyone."""
    period = period_of(by, dialect).label("period")
    return sa.select(period, P.act, sa.func.count(P.claim.distinct())).where(P.actor == actor).group_by("period", P.act)


def pair_type_counts(actor: str, partner: str | None = None) -> "sa.Select[Any]":
    """Partner, act and number of claims of an actor, either way, over all time."""
    t = PAIR_TYPE_COUNTS.c
    return sa.select(t.partner, t.act, t.claims).where(*sides(t, actor, partner))


def pair_totals(actor: str, partner: str | None = None) -> "sa.Select[Any]":
    """Rows in the form of `PairTotal` for an actor's partners, either way, over all time."""
    b = PAIR_TOTALS.c
    return sa.select(b.actor, b.partner, sa.true(), NO_PERIOD, b.documents, b.sources, b.publishers).where(*sides(b, actor, partner))


def sides(columns: Any, actor: str, partner: str | None) -> "list[sa.ColumnElement[bool]]":
    return [columns.actor == actor, *([columns.partner == partner] if partner else [])]


def supports(query: TieQuery, dialect: str) -> "sa.Select[Any]":
    """Rows in the form of `PairTotal`."""
    told = [sa.func.count(column.distinct()) for column in (P.document, P.source_key, P.publisher_key)]
    return sa.select(*key_columns(query, dialect), *told).where(*conditions(query)).group_by(*groups(query))


def groups(query: TieQuery) -> "list[str | sa.ColumnElement[Any]]":
    """What makes a tie: plain columns, which are sorted sooner than what is made of them, and the period by its name."""
    return [P.actor, P.partner, *([P.direction] if query.directed else []), "period"]


def key_columns(query: TieQuery, dialect: str) -> "list[sa.ColumnElement[Any]]":
    """Source, target, whether either way, and the period, of a row of `pairs` seen from its actor."""
    period = period_of(query.by, dialect).label("period")
    if not query.directed:
        return [P.actor.label("source"), P.partner.label("target"), sa.true().label("symmetric"), period]
    seen_back = P.direction == "in"
    return [
        sa.case((seen_back, P.partner), else_=P.actor).label("source"),
        sa.case((seen_back, P.actor), else_=P.partner).label("target"),
        (P.direction == "both").label("symmetric"),
        period,
    ]


def conditions(query: TieQuery) -> "list[sa.ColumnElement[bool]]":
    """Every pair is taken from one side only: the given actor's, else the source's (where both are one, the first in the alphabet)."""
    if query.actor:
        found: list[sa.ColumnElement[bool]] = [P.actor == query.actor]
    elif not query.directed:
        found = [P.actor < P.partner]
    else:
        found = [sa.or_(P.direction == "out", sa.and_(P.direction == "both", P.actor < P.partner))]
    if query.partner:
        found.append(P.partner == query.partner)
    if query.since:
        found.append(P.day >= query.since)
    if query.until:
        found.append(P.day.between("0", query.until))
    if query.min_score > 0:
        found.append(sa.exists().where(CLAIMS.c.number == P.claim, CLAIMS.c.score >= query.min_score))
    return found


def period_of(by: Period | None, dialect: str) -> "sa.ColumnElement[str]":
    """The period a day lies in, written so that the alphabet is the order of time: a week is written as its Monday."""
    if by is None:
        return NO_PERIOD
    if by == "day":
        return P.day
    if by in ("month", "year"):
        return sa.func.substr(P.day, 1, 7 if by == "month" else 4)
    unknown = (P.day == "", "")
    if by == "quarter":
        quarter = sa.cast(sa.func.substr(P.day, 6, 2), sa.Integer) + 2
        return sa.case(unknown, else_=sa.func.substr(P.day, 1, 4) + "-Q" + sa.cast(quarter // 3, sa.String))
    return sa.case(unknown, else_=week(dialect))


def week(dialect: str) -> "sa.ColumnElement[str]":
    """The Monday of the week a day lies in."""
    if dialect == "postgresql":
        return sa.func.to_char(sa.func.date_trunc("week", sa.cast(P.day, sa.Date)), "YYYY-MM-DD")
    return sa.func.date(P.day, "weekday 0", "-6 days")
