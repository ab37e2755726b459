"""What can be named of a candidate, by which its score is learned."""

from collections.abc import Iterator, Mapping
from math import log

from msgspec import Struct

from dragoman.model import STATELESS, Reading
from dragoman.steps.claims import details
from dragoman.steps.claims.candidate import Candidate, ComparisonRule, FrameRule, ModelRule
from dragoman.steps.claims.fill import way
from dragoman.steps.claims.sides import Choice
from dragoman.steps.claims.suppression import act_above
from dragoman.steps.claims.wording import rule_name

FARTHEST = 5  # words above the trigger, and acts in its sentence, that count
LEAST_LIKELY = 0.01  # bounds of a likelihood whose log odds are taken

Features = Mapping[str, float]


class Surroundings(Struct, frozen=True):
    """What stands around a candidate: the acts that frames find in its sentence, by the index of their head, how many candidates its
    sentence has, where in the article it stands in [0, 1), and whether the article has told its type by the same word, or of the same
    sides, before."""

    acts: Mapping[int, Candidate]
    beside: int = 1
    place: float = 0.0
    word_again: bool = False
    sides_again: bool = False


def features_of(reading: Reading, candidate: Candidate, around: Surroundings) -> Features:
    """A candidate's features by name.

    A comparison is as likely as the measure that it is compared with, but for the weight of its rule.
    """
    if isinstance(candidate.rule, ModelRule):
        return dict.fromkeys(of_answer(candidate, candidate.rule), 1.0)
    if isinstance(candidate.rule, ComparisonRule):
        return {**features_of(reading, candidate.rule.basis, around), name_of_rule(candidate): 1.0}
    of_words = (*of_head(candidate, around.acts), *of_frame(candidate), *of_saying(reading, candidate))
    return dict.fromkeys((*of_words, *of_sides(candidate), *of_surroundings(around)), 1.0) | measured(candidate, around)


def of_answer(candidate: Candidate, rule: ModelRule) -> Iterator[str]:
    """What can be named of a language model's answer."""
    yield f"model: {'core' if rule.is_core else 'minor'}"
    yield f"model: {candidate.kind}"
    for name, side, bases in (("source", candidate.sides.source, rule.source), ("target", candidate.sides.target, rule.target)):
        yield from (f"model: {name} by {basis}" for basis in dict.fromkeys(bases))
        if not side.codes - STATELESS:
            yield f"model: {name} of no known state"


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
    yield f"word: {candidate.trigger.text.lower()} ({candidate.type})"


def of_frame(candidate: Candidate) -> Iterator[str]:
    if candidate.frame is not None:
        yield from (f"needs: {need}" for need in candidate.frame.needs)
        if candidate.frame.one_sided:
            yield "may have no target"


def of_surroundings(around: Surroundings) -> Iterator[str]:
    if around.place == 0.0:
        yield "first sentence"
    if around.word_again:
        yield "the same word before"
    if around.sides_again:
        yield "the same sides before"


def measured(candidate: Candidate, around: Surroundings) -> dict[str, float]:
    """The features that are more or less."""
    rule, sides = candidate.rule, candidate.sides
    of_frame = {"weight of the frame": rule.frame.weight, "further words": float(rule.further_words)} if isinstance(rule, FrameRule) else {}
    above = float(min(FARTHEST, sum(1 for _ in candidate.sentence.ancestors(candidate.head))))
    trust = {"trust in the source": sides.source.trust, "trust in the target": sides.target.trust}
    places = {"place in the article": around.place, "acts in the sentence": min(around.beside, FARTHEST) / FARTHEST}
    return {"always": 1.0, **of_frame, **trust, "words above": above, **places, **of_choice(candidate.choice)}


def of_choice(choice: Choice | None) -> dict[str, float]:
    """How sure the choice of the sides was."""
    if choice is None:
        return {}
    likely = min(max(choice.likelihood, LEAST_LIKELY), 1 - LEAST_LIKELY)
    return {"likelihood of the sides": likely, "log odds of the sides": log(likely / (1 - likely)), "openness of the sides": choice.entropy}


def of_sides(candidate: Candidate) -> Iterator[str]:
    sides = candidate.sides
    yield f"source by: {way(sides.source)}"
    yield f"target by: {way(sides.target)}"
    if not sides.source.codes:
        yield f"no source of {candidate.type}"
    if not sides.target.codes:
        yield f"no target of {candidate.type}"
    if sides.source.codes & sides.target.codes:
        domestic = isinstance(candidate.rule, FrameRule) and candidate.rule.domestic
        yield f"same on both sides, {'often' if domestic else 'seldom'} done at home"
    for name, codes in (("source", sides.source.codes), ("target", sides.target.codes)):
        if codes and codes <= STATELESS:
            yield f"{name} of no known state"


def of_saying(reading: Reading, candidate: Candidate) -> Iterator[str]:
    yield f"status: {candidate.status}"
    yield f"status: {candidate.status} {candidate.type}"
    around = details.around(reading, candidate.head)
    if around:
        yield f"stance: {around[0].stance}"
        yield f"quote: {around[0].quote}"
    if candidate.quantities:
        yield f"amount beside a {candidate.kind}"
