"""How an act was done: by drone, by telephone, as a strike."""

from collections.abc import Iterable

from msgspec.structs import replace

from dragoman.lexicon.modes import ModeRow
from dragoman.model import Claim
from dragoman.steps.claims.build import Draft


def with_mode(draft: Draft, rows: Iterable[ModeRow]) -> Claim:
    """The draft's claim with the mode that its frame or else the words of its act tell."""
    claim = draft.claim
    if claim.kind != "event" or claim.mode is not None:
        return claim
    words = {word.lemma for own in draft.trigger.words for word in (own, *draft.sentence.children(own))}
    return replace(claim, mode=next((row.name for row in rows if row.type == claim.type and not words.isdisjoint(row.words)), None))
