"""What is not listed beside another act of its sentence: what is only asked for or refused there, and background that is half guessed."""

from collections.abc import Mapping, Sequence

from dragoman.steps.claims.candidate import Candidate
from dragoman.steps.claims.fill import LENT

WANTING = {"REQUEST", "REJECT", "THREATEN"}  # acts whose object is another act that did not take place
FAINT = 0.25  # a guess about a noun less likely than this says nothing
UNTOLD = {"demanded", "denied", "offered", "planned", "possible", "threatened"}


def unsuppressed(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of one sentence without those that say little more than the act above them."""
    acts = acts_of(candidates)
    return [candidate for candidate in candidates if not is_minor(candidate, acts)]


def acts_of(candidates: Sequence[Candidate]) -> dict[int, Candidate]:
    """The acts that frames find in a sentence, by the index of their head."""
    return {candidate.head.index: candidate for candidate in candidates if candidate.frame and candidate.kind == "event"}


def act_above(candidate: Candidate, acts: Mapping[int, Candidate]) -> Candidate | None:
    return next((acts[token.index] for token in candidate.sentence.ancestors(candidate.head) if token.index in acts), None)


def is_minor(candidate: Candidate, acts: Mapping[int, Candidate]) -> bool:
    """Whether a claim stands under an act that it belongs to: the demanded, refused or threatened act, or a guess about a noun."""
    above = act_above(candidate, acts) if candidate.frame and candidate.kind == "event" else None
    if above is None:
        return False
    half_guessed = candidate.head.pos == "NOUN" and is_guessed(candidate)
    if above.type in WANTING:
        return candidate.status in UNTOLD or half_guessed
    return half_guessed and candidate.likelihood < FAINT


def is_guessed(candidate: Candidate) -> bool:
    """Whether a side that the act asks for is missing, or only stands nearby."""
    source, target, frame = candidate.sides.source, candidate.sides.target, candidate.frame
    together = frame is not None and frame.symmetric and len(source.actors) + len(target.actors) > 1
    asked = [source] if frame is not None and frame.one_sided else [source, target]
    return not together and min(side.trust for side in asked) < LENT
