"""Whether other sources report the same as a claim does, or deny it."""

import datetime
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from msgspec import Struct

from dragoman.store.projections.pairs import DENIED
from dragoman.store.query import FoundClaim
from dragoman.store.rows import days, pairs
from dragoman.store.tables import DOCUMENTS, PAIR_REPORTS, READINGS, STORY_READINGS

WINDOW = datetime.timedelta(days=3)  # before and after, in which another source speaks of the same
COLUMNS: "tuple[sa.ColumnClause[Any], ...]" = (
    sa.column("claim", sa.Integer), sa.column("actor", sa.Text), sa.column("partner", sa.Text), sa.column("since", sa.String),
    sa.column("until", sa.String), sa.column("type", sa.Text), sa.column("source_key", sa.BigInteger),
)
Probe = tuple[int, str, str, str, str, str, int]


class Corroboration(Struct, frozen=True):
    """Of `claims` dated claims between two actors, how many another source reports as well, and how many one contradicts.

    The same is a claim of the same two actors and the same type, of about the same days; where only one of two is denied, they
    contradict each other.
    """

    claims: int = 0
    confirmed: int = 0
    denied: int = 0


def corroboration(connection: sa.Connection, found: Sequence[FoundClaim]) -> Corroboration:
    origins = origins_of(connection, {one.document.id for one in found})
    probes = [probe for place, one in enumerate(found) for probe in probes_of(place, one, origins.get(one.document.id, 0))]
    if not probes:
        return Corroboration()
    others = {(row.claim, bool(row.denied)) for row in connection.execute(other_reports(probes))}
    asked = sorted({probe[0] for probe in probes})
    own = {place: found[place].claim.status == DENIED for place in asked}
    confirmed, denied = (sum((place, own[place] is same) in others for place in asked) for same in (True, False))
    return Corroboration(len(asked), confirmed, denied)


def origins_of(connection: sa.Connection, documents: Collection[str]) -> dict[str, int]:
    """Where the text of each document comes from, by its id."""
    joined = sa.join(STORY_READINGS, READINGS, READINGS.c.number == STORY_READINGS.c.reading).join(DOCUMENTS)
    asked = sa.select(DOCUMENTS.c.id, STORY_READINGS.c.origin).select_from(joined).where(DOCUMENTS.c.id.in_(sorted(documents)))
    return {row.id: row.origin for row in connection.execute(asked.order_by(READINGS.c.number))}


def probes_of(place: int, found: FoundClaim, own: int) -> Iterator[Probe]:
    """Where reports of the same would stand that do not come from its own origin."""
    first, last = days(found.claim, found.document)
    if not first:
        return
    since = (datetime.date.fromisoformat(first) - WINDOW).isoformat()
    until = (datetime.date.fromisoformat(last) + WINDOW).isoformat()
    for pair in pairs(found.claim):
        yield place, min(pair), max(pair), since, until, found.claim.type, own


def other_reports(probes: Iterable[Probe]) -> "sa.Select[Any]":
    """For each claim whether other sources report the same, denied or not."""
    asked, r = sa.values(*COLUMNS, name="asked").data(list(probes)).cte("asked"), PAIR_REPORTS.c
    same = sa.and_(
        r.actor == asked.c.actor, r.partner == asked.c.partner, r.type == asked.c.type, r.day.between(asked.c.since, asked.c.until),
        r.source_key != asked.c.source_key,
    )
    return sa.select(asked.c.claim, r.denied).select_from(asked.join(PAIR_REPORTS, same)).distinct()
