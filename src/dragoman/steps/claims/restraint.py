"""What is not listed beside another act of its sentence: what is only asked for or refused there, and background that is half guessed."""

from collections.abc import Sequence

from dragoman.steps.claims.build import Draft
from dragoman.steps.claims.fill import LENT

WANTING = {"REQUEST", "REJECT", "THREATEN"}  # acts whose object is another act that did not take place
FAINT = 0.25  # a guess about a noun less likely than this says nothing
UNTOLD = {"demanded", "denied", "offered", "planned", "possible", "threatened"}


def restrained(drafts: Sequence[Draft]) -> list[Draft]:
    """The claims of one sentence without those that say little more than the act above them."""
    heads = {draft.head.index: draft for draft in drafts if draft.claim.kind == "event"}
    return [draft for draft in drafts if not is_minor(draft, heads)]


def is_minor(draft: Draft, heads: dict[int, Draft]) -> bool:
    """Whether a claim stands under an act that it belongs to: the demanded, refused or threatened act, or a guess about a noun."""
    if draft.claim.kind != "event":
        return False
    above = next((heads[token.index] for token in draft.sentence.ancestors(draft.head) if token.index in heads), None)
    if above is None:
        return False
    half_guessed = draft.head.pos == "NOUN" and is_guessed(draft)
    if above.claim.type in WANTING:
        return draft.claim.status in UNTOLD or half_guessed
    return half_guessed and draft.claim.why.score < FAINT


def is_guessed(draft: Draft) -> bool:
    """Whether a side that the act asks for is missing, or only stands nearby."""
    asked = [draft.source] if draft.frame.one_sided else [draft.source, draft.target]
    together = draft.frame.symmetric and len(draft.source.actors) + len(draft.target.actors) > 1
    return not together and min(role.trust for role in asked) < LENT
