"""What is not listed beside another act of its sentence: what is only asked for or refused there, and background that is half guessed."""

from collections.abc import Sequence

from dragoman.model import Claim
from dragoman.steps.claims.build import Candidate
from dragoman.steps.claims.fill import LENT

WANTING = {"REQUEST", "REJECT", "THREATEN"}  # acts whose object is another act that did not take place
FAINT = 0.25  # a guess about a noun below this score says nothing
UNTOLD = {"demanded", "denied", "offered", "planned", "possible", "threatened"}

Found = tuple[Claim, Candidate]


def restrained(found: Sequence[Found]) -> list[Found]:
    """The claims of one sentence without those that say little more than the act above them."""
    heads = {candidate.trigger.head.index: claim for claim, candidate in found if claim.kind == "event"}
    return [(claim, candidate) for claim, candidate in found if not is_minor(claim, candidate, heads)]


def is_minor(claim: Claim, candidate: Candidate, heads: dict[int, Claim]) -> bool:
    """Whether a claim stands under an act that it belongs to: the demanded, refused or threatened act, or a guess about a noun."""
    if claim.kind != "event":
        return False
    sentence, head = candidate.scene.sentence, candidate.trigger.head
    above = next((heads[token.index] for token in sentence.ancestors(head) if token.index in heads), None)
    if above is None:
        return False
    half_guessed = head.pos == "NOUN" and is_guessed(claim)
    if above.type in WANTING:
        return claim.status in UNTOLD or half_guessed
    return half_guessed and claim.why.score < FAINT


def is_guessed(claim: Claim) -> bool:
    """Whether a side that the act asks for is missing, or only stands nearby."""
    return min(claim.why.parts["source"], claim.why.parts["target"]) < LENT
