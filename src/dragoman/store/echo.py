"""What other voices make of claims: whether they tell them, too, or contradict them."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from msgspec import Struct

from dragoman.model import Reading
from dragoman.store.query import FoundClaim
from dragoman.store.rows import days, pairs, voice
from dragoman.store.tables import ACTS, PAIRS

WINDOW = datetime.timedelta(days=3)  # before and after, in which another voice speaks of the same
DENIED = "denied"
COLUMNS: "tuple[sa.ColumnClause[Any], ...]" = (
    sa.column("claim", sa.Integer), sa.column("actor", sa.Text), sa.column("partner", sa.Text), sa.column("since", sa.String),
    sa.column("until", sa.String), sa.column("type", sa.Text), sa.column("voice", sa.BigInteger),
)
Probe = tuple[int, str, str, str, str, str, int]


class Echo(Struct, frozen=True):
    """Of `claims` dated claims between two actors, how many another voice tells as well, and how many one contradicts.

    Of the same is a claim of the same two actors and the same type, of about the same days; where only one of two is denied, they
    contradict each other.
    """

    claims: int = 0
    confirmed: int = 0
    denied: int = 0


def echo(connection: sa.Connection, found: Sequence[FoundClaim]) -> Echo:
    probes = [probe for place, one in enumerate(found) for probe in probes_of(place, one)]
    if not probes:
        return Echo()
    heard = {(row.claim, bool(row.denied)) for row in connection.execute(others(probes))}
    asked = sorted({probe[0] for probe in probes})
    own = {place: found[place].claim.status == DENIED for place in asked}
    return Echo(len(asked), sum((place, own[place]) in heard for place in asked), sum((place, not own[place]) in heard for place in asked))


def probes_of(place: int, found: FoundClaim) -> Iterator[Probe]:
    """Where claims of the same would stand."""
    first, last = days(found.claim, found.document)
    if not first:
        return
    since = (datetime.date.fromisoformat(first) - WINDOW).isoformat()
    until = (datetime.date.fromisoformat(last) + WINDOW).isoformat()
    own = voice(found.claim, Reading(document=found.document))
    for actor, partner in pairs(found.claim):
        yield place, actor, partner, since, until, found.claim.type, own


def others(probes: Iterable[Probe]) -> "sa.Select[Any]":
    """For each claim whether other voices tell the same, denied or not."""
    asked = sa.values(*COLUMNS, name="asked").data(list(probes)).cte("asked")
    same = sa.and_(
        PAIRS.c.actor == asked.c.actor, PAIRS.c.partner == asked.c.partner, PAIRS.c.day.between(asked.c.since, asked.c.until),
        PAIRS.c.voice != asked.c.voice,
    )
    told = sa.and_(ACTS.c.act == PAIRS.c.act, ACTS.c.type == asked.c.type)
    denied = (ACTS.c.status == DENIED).label("denied")
    return sa.select(asked.c.claim, denied).select_from(asked.join(PAIRS, same).join(ACTS, told)).distinct()
