"""The pairs of sides between which is chosen: nobody, single actors, actors named together, and what grammar says."""

from dragoman.model import UNKNOWN
from dragoman.steps.claims.fill import Sides
from dragoman.steps.claims.sides.cast import Cast, Codes

SINGLE = 10  # actors that are tried alone, the nearest and most often named
MOST = 18  # sets that are tried on each side
NEAR = 2  # sentences away from which a group of actors may be meant


def known(codes: Codes) -> Codes:
    """Without unknown people, who count as nobody."""
    return codes - {UNKNOWN}


def sets_of(cast: Cast, number: int, told: Sides) -> list[Codes]:
    """The sets that may stand on a side of an act in sentence `number`, nobody first; at most `MOST`."""
    source, target = known(told.source.codes), known(told.target.codes)

    def distance(code: str) -> float:
        return min(number - one.sentence if one.sentence <= number else one.sentence - number + 0.5 for one in cast.by_code[code])

    def rank(code: str) -> tuple[bool, float, int]:
        return code not in source | target, distance(code) - 3 * cast.often[code], cast.order[code]

    single = sorted(cast.by_code, key=rank)[:SINGLE]
    if cast.publisher is not None and cast.publisher.code not in single:
        single.append(cast.publisher.code)
    told_sets = [source, target, source | target]
    groups = sorted((codes for codes, at in cast.groups if abs(at - number) <= NEAR), key=lambda codes: (len(codes), sorted(codes)))
    found = [frozenset[str](), *(frozenset([code]) for code in single), *told_sets, *groups]
    return list(dict.fromkeys(map(known, found)))[:MOST]
