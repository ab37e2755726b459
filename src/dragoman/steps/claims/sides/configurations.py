"""The pairs of sides between which is chosen: nobody, single actors, actors named together, and what grammar says."""

from bisect import bisect_right
from collections.abc import Sequence
from math import inf

from dragoman.model import UNKNOWN
from dragoman.steps.claims.fill import Sides
from dragoman.steps.claims.sides.cast import Cast, Codes, Occurrence

SINGLE = 10  # actors that are tried alone, the nearest and most often named
MOST = 18  # sets that are tried on each side
NEAR = 2  # sentences away from which a group of actors may be meant


def known(codes: Codes) -> Codes:
    """Without unknown people, who count as nobody."""
    return codes - {UNKNOWN}


def distance(occurrences: Sequence[Occurrence], number: int) -> float:
    """Sentences between one and the nearest in which somebody is named; those behind it count half a sentence more."""
    at = bisect_right(occurrences, number, key=lambda one: one.sentence)
    before = number - occurrences[at - 1].sentence if at else inf
    return min(before, occurrences[at].sentence - number + 0.5 if at < len(occurrences) else inf)


def sets_of(cast: Cast, number: int, told: Sides) -> list[Codes]:
    """The sets that may stand on a side of an act in sentence `number`, nobody first; at most `MOST`."""
    source, target = known(told.source.codes), known(told.target.codes)

    def rank(code: str) -> tuple[bool, float, int]:
        return code not in source | target, distance(cast.by_code[code], number) - 3 * cast.often[code], cast.order[code]

    single = sorted(cast.by_code, key=rank)[:SINGLE]
    if cast.publisher is not None and cast.publisher.code not in single:
        single.append(cast.publisher.code)
    told_sets = [source, target, source | target]
    near = (codes for at in range(number - NEAR, number + NEAR + 1) for codes in cast.groups.get(at, ()))
    groups = sorted(near, key=lambda codes: (len(codes), sorted(codes)))
    found = [frozenset[str](), *(frozenset([code]) for code in single), *told_sets, *groups]
    return list(dict.fromkeys(map(known, found)))[:MOST]
