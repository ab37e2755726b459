"""Which way ties lean: counted whole, without what they consist of, so that very many are told at once."""

from collections.abc import Callable, Collection
from typing import Any

import sqlalchemy as sa
from msgspec import Struct

from dragoman.model import Kind, Status
from dragoman.store.tables import BONDS, PAIRS, TALLIES

Act = tuple[Kind, str, str | None, Status]
Sign = Callable[[Act], int]
"""1 of what counts toward cooperation, -1 of what counts toward conflict, else 0."""


class Leaning(Struct, frozen=True):
    """What goes either way between two: `sources` are pairs of first speaker and outlet."""

    actor: str
    partner: str
    claims: int
    sources: int
    cooperation: int
    conflict: int


class Among(Struct, frozen=True):
    """The ties of `actors` with everyone, or (`inside`) only with each other; ISO days, both included."""

    actors: Collection[str]
    inside: bool = False
    since: str | None = None
    until: str | None = None


def leanings(asked: Among, acts: dict[int, Act], sign: Sign) -> "sa.Select[Any]":
    """Rows in the form of `Leaning`: of kept sums over all time, else counted."""
    toward = {way: [act for act, what in acts.items() if sign(what) == way] for way in (1, -1)}
    return in_time(asked, toward) if asked.since or asked.until else of_all_time(asked, toward)


def of_all_time(asked: Among, toward: dict[int, list[int]]) -> "sa.Select[Any]":
    t, b = TALLIES.c, BONDS.c
    ways = [sa.func.sum(t.claims).filter(t.act.in_(some)) for some in toward.values()]
    sums = [sa.cast(sa.func.coalesce(one, 0), sa.BigInteger) for one in (sa.func.sum(t.claims), *ways)]
    joined = sa.join(TALLIES, BONDS, sa.and_(b.actor == t.actor, b.partner == t.partner))
    found = sa.select(t.actor, t.partner, sums[0], b.voices, *sums[1:]).select_from(joined)
    return found.where(*sides(asked, t)).group_by(t.actor, t.partner, b.voices)


def in_time(asked: Among, toward: dict[int, list[int]]) -> "sa.Select[Any]":
    p = PAIRS.c
    ways = [sa.func.count().filter(p.act.in_(some)) for some in toward.values()]
    days = [p.day >= asked.since] if asked.since else [p.day != ""]
    days += [p.day <= asked.until] if asked.until else []
    found = sa.select(p.actor, p.partner, sa.func.count(), sa.func.count(p.voice.distinct()), *ways)
    return found.where(*sides(asked, p), *days).group_by(p.actor, p.partner)


def sides(asked: Among, columns: Any) -> "list[sa.ColumnElement[bool]]":
    """Between each other every two are told once."""
    inside = [columns.partner.in_(asked.actors), columns.actor < columns.partner] if asked.inside else []
    return [columns.actor.in_(asked.actors), *inside]
