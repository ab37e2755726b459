"""What can be named of a candidate, by which its score is learned."""

from collections.abc import Iterator, Mapping

from dragoman.grammar.paths import Link, Position
from dragoman.model import STATELESS, Reading
from dragoman.steps.claims import details
from dragoman.steps.claims.candidate import Candidate, ComparisonRule, FrameRule
from dragoman.steps.claims.fill import Role
from dragoman.steps.claims.suppression import act_above
from dragoman.steps.claims.wording import rule_name

FARTHEST = 5  # words above the trigger that count
OUTSIDE = {Position.SPEAKER, Position.NEAREST, Position.CONTEXT}  # no places in the tree

Features = Mapping[str, float]


def features_of(reading: Reading, candidate: Candidate, acts: Mapping[int, Candidate]) -> Features:
    """A candidate's features by name; `acts` are those that frames find in its sentence, by the index of their head.

    A comparison is as likely as the measure that it is compared with, but for the weight of its rule.
    """
    if isinstance(candidate.rule, ComparisonRule):
        return {**features_of(reading, candidate.rule.basis, acts), name_of_rule(candidate): 1.0}
    named = dict.fromkeys((*of_head(candidate, acts), *of_frame(candidate), *of_sides(candidate), *of_saying(reading, candidate)), 1.0)
    return named | measured(candidate)


def name_of_rule(candidate: Candidate) -> str:
    name = rule_name(candidate.rule)
    return f"frame: {name} ({candidate.sentence.language})" if candidate.frame else f"rule: {name}"


def of_head(candidate: Candidate, acts: Mapping[int, Candidate]) -> Iterator[str]:
    yield name_of_rule(candidate)
    yield f"language: {candidate.sentence.language}"
    yield f"type: {candidate.type}"
    yield f"kind: {candidate.kind}"
    yield f"word class: {candidate.head.pos}"
    yield f"relation: {candidate.head.base}"
    above = act_above(candidate, acts)
    yield f"under: {above.type if above else 'no other act'}"


def of_frame(candidate: Candidate) -> Iterator[str]:
    if candidate.frame is not None:
        yield from (f"needs: {need}" for need in candidate.frame.needs)
        if candidate.frame.one_sided:
            yield "may have no target"


def measured(candidate: Candidate) -> dict[str, float]:
    """The features that are more or less."""
    rule, sides = candidate.rule, candidate.sides
    of_frame = {"weight of the frame": rule.frame.weight, "further words": float(rule.further_words)} if isinstance(rule, FrameRule) else {}
    above = float(min(FARTHEST, sum(1 for _ in candidate.sentence.ancestors(candidate.head))))
    trust = {"trust in the source": sides.source.trust, "trust in the target": sides.target.trust}
    return {"always": 1.0, **of_frame, **trust, "words above": above}


def of_sides(candidate: Candidate) -> Iterator[str]:
    sides = candidate.sides
    yield f"source by: {way(sides.source)}"
    yield f"target by: {way(sides.target)}"
    if sides.source.codes & sides.target.codes:
        domestic = isinstance(candidate.rule, FrameRule) and candidate.rule.domestic
        yield f"same on both sides, {'often' if domestic else 'seldom'} done at home"
    for name, codes in (("source", sides.source.codes), ("target", sides.target.codes)):
        if codes and codes <= STATELESS:
            yield f"{name} of no known state"


def of_saying(reading: Reading, candidate: Candidate) -> Iterator[str]:
    yield f"status: {candidate.status}"
    around = details.around(reading, candidate.head)
    if around:
        yield f"stance: {around[0].stance}"
        yield f"quote: {around[0].quote}"
    if candidate.quantities:
        yield f"amount beside a {candidate.kind}"


def way(role: Role) -> str:
    """How a side was reached, without the words on the way."""
    path = role.path
    if path is None:
        return "nobody"
    if path.position in OUTSIDE:
        return path.position
    controlled = any(hop.link is Link.CONTROL for hop in path.through)
    above = path.through or (path.lent and not path.owners)
    owner = path.owners or path.unnamed
    return f"{'controlled by the ' if controlled else ''}{path.position}{' above' if above else ''}{' through an owner' if owner else ''}"
