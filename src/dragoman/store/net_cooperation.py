"""How many claims of a tie count toward cooperation and toward conflict, for many ties at once."""

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from msgspec import Struct

from dragoman.model import Kind, Status
from dragoman.store.tables import PAIR_TOTALS, PAIR_TYPE_COUNTS, PAIRS

Act = tuple[Kind, str, str | None, Status]
SignOf = Callable[[Act], int]
"""1 of what counts toward cooperation, -1 of what counts toward conflict, else 0."""


class NetCooperation(Struct, frozen=True):
    """Claims between two, either way; `sources` are origins."""

    actor: str
    partner: str
    claims: int
    sources: int
    cooperation: int
    conflict: int


class StrongestTies(Struct, frozen=True):
    """The ties with most independent sources, and how many there are in all."""

    found: tuple[NetCooperation, ...]
    all: int


class StrongestTiesQuery(Struct, frozen=True):
    """The `most` strongest ties of `actors` with everyone, or (`inside`) with each other; ISO days, both included."""

    actors: tuple[str, ...]
    most: int
    inside: bool = False
    since: str | None = None
    until: str | None = None


def strongest_ties(asked: StrongestTiesQuery, acts: dict[int, Act], sign: SignOf) -> "sa.Select[Any]":
    """Rows in the form of `NetCooperation`, each with the number of all: from stored counts over all time, else counted."""
    toward = [[act for act, what in acts.items() if sign(what) == way] for way in (1, -1)]
    return in_time(asked, toward) if asked.since or asked.until else of_all_time(asked, toward)


def of_all_time(asked: StrongestTiesQuery, toward: list[list[int]]) -> "sa.Select[Any]":
    """Only of the strongest it is counted what they consist of."""
    b, t = PAIR_TOTALS.c, PAIR_TYPE_COUNTS.c
    ties = sa.select(b.actor, b.partner, b.claims, b.sources.label("sources"), sa.func.count().over().label("all"))
    chosen = strongest(ties.where(*sides(asked, b)), asked.most).subquery()
    joined = sa.join(chosen, PAIR_TYPE_COUNTS, sa.and_(t.actor == chosen.c.actor, t.partner == chosen.c.partner))
    ways = [sa.cast(sa.func.coalesce(sa.func.sum(t.claims).filter(t.act.in_(some)), 0), sa.BigInteger) for some in toward]
    c = chosen.c
    found = sa.select(c.actor, c.partner, c.claims, c.sources, *ways, c.all).select_from(joined)
    return strongest(found.group_by(c.actor, c.partner, c.claims, c.sources, c.all), asked.most)


def in_time(asked: StrongestTiesQuery, toward: list[list[int]]) -> "sa.Select[Any]":
    p = PAIRS.c
    ways = [sa.func.count().filter(p.act.in_(some)) for some in toward]
    days = [p.day >= asked.since] if asked.since else [p.day != ""]
    days += [p.day <= asked.until] if asked.until else []
    claims, sources = sa.func.count(p.claim.distinct()).label("claims"), sa.func.count(p.source_key.distinct()).label("sources")
    found = sa.select(p.actor, p.partner, claims, sources, *ways, sa.func.count().over())
    return strongest(found.where(*sides(asked, p), *days).group_by(p.actor, p.partner), asked.most)


def strongest(ties: "sa.Select[Any]", most: int) -> "sa.Select[Any]":
    actor, partner, claims, sources, *_ = ties.selected_columns
    return ties.order_by(sources.desc(), claims.desc(), actor, partner).limit(most)


def sides(asked: StrongestTiesQuery, columns: Any) -> "list[sa.ColumnElement[bool]]":
    """Between each other every two are told once."""
    inside = [columns.partner.in_(asked.actors), columns.actor < columns.partner] if asked.inside else []
    return [columns.actor.in_(asked.actors), *inside]
