"""Gold passages, and whether a claim is in them."""

from msgspec import Struct

from dragoman.model import UNKNOWN, Actor, Claim


class GoldClaim(Struct, frozen=True):
    """A claim as an annotator wrote it down: `evidence` and, inside it, `trigger` are verbatim, sides are codes."""

    evidence: str
    trigger: str
    type: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    also: tuple[str, ...] = ()
    symmetric: bool = False


class GoldPassage(Struct, frozen=True):
    """A text with all its claims."""

    id: str
    language: str
    text: str
    claims: tuple[GoldClaim, ...]
    published: str | None = None


def is_right(claim: Claim, passage: GoldPassage) -> bool:
    """Whether the gold has a claim of this type and these sides that is told by the same words."""
    return any(same(claim, gold, passage.text) for gold in passage.claims)


def same(claim: Claim, gold: GoldClaim, text: str) -> bool:
    start = text.find(gold.trigger, max(0, text.find(gold.evidence)))
    told = start < claim.trigger.end and claim.trigger.start < start + len(gold.trigger)
    source, target = codes(gold.source), codes(gold.target)
    mine = code_set(claim.source), code_set(claim.target)
    sides = source | target == mine[0] | mine[1] if gold.symmetric else (source, target) == mine
    return told and claim.type in (gold.type, *gold.also) and sides


def codes(side: tuple[str, ...]) -> frozenset[str]:
    return frozenset(side) - {UNKNOWN}


def code_set(side: tuple[Actor, ...]) -> frozenset[str]:
    return codes(tuple(actor.code for actor in side))
