"""Claims: frames matched on trees, roles filled, status composed, attribution and amounts attached."""

from collections.abc import Iterator

from msgspec.structs import replace

from dragoman.grammar.mentioned import Mentioned
from dragoman.lexicon.types import ClaimType
from dragoman.model import Claim, Reading, Sentence, Token
from dragoman.steps.claims import details
from dragoman.steps.claims.build import Candidate, claim_of, is_listed
from dragoman.steps.claims.comparison import compared
from dragoman.steps.claims.context import Context
from dragoman.steps.claims.fill import Scene, fill
from dragoman.steps.claims.implied import demands, threats
from dragoman.steps.claims.merge import merged
from dragoman.steps.claims.restraint import restrained
from dragoman.steps.claims.triggers import find_triggers
from dragoman.tools import Step, Tools


def find_claims(reading: Reading, tools: Tools) -> Reading:
    parsed = [sentence for sentence in reading.sentences if sentence.tokens]
    languages = {sentence.language for sentence in parsed}
    place_words = {word for name in languages for word in tools.lexicon.governors(name).table.place_prepositions}
    dwellers = {lemma for name in languages for lemma in tools.lexicon.frames(name).dwellers}
    mentioned = Mentioned(reading, dwellers, place_words)
    candidates = [list(candidates_in(reading, sentence, mentioned, tools)) for sentence in parsed]
    context = Context(reading, [(c.source.actors, c.target.actors) for some in candidates for c in some], place_words)
    claims: list[Claim] = []
    for sentence, some in zip(parsed, candidates, strict=True):
        frames = tools.lexicon.frames(sentence.language)
        both = [(claim_of(reading, candidate, context), candidate) for candidate in some]
        listed = restrained([(claim, candidate) for claim, candidate in both if is_listed(claim, candidate, frames)])
        found = [claim for claim, _ in listed]
        claims += [*found, *compared(reading, sentence, found, frames)]
        told = [(claim, c.scene, c.trigger.head) for claim, c in listed]
        scene = Scene(sentence, mentioned, tools.lexicon.governors(sentence.language), None)
        claims += [*demands(reading, scene), *threats(reading, told)]
    return replace(reading, claims=tuple(merged([by_time(claim, tools.lexicon.types) for claim in claims])))


def candidates_in(reading: Reading, sentence: Sentence, mentioned: Mentioned, tools: Tools) -> Iterator[Candidate]:
    """The triggers of a sentence that have at least one actor."""
    frames, governors = tools.lexicon.frames(sentence.language), tools.lexicon.governors(sentence.language)
    domestic = frozenset(name for name, row in tools.lexicon.types.items() if row.domestic)
    for trigger in find_triggers(sentence, frames):
        containing = details.around(reading.statements, trigger.head)
        speaker = next((s.source for s in containing if s.source is not None), None)
        scene = Scene(sentence, mentioned, governors, speaker, domestic)
        source, target = fill(scene, trigger)
        if (source.actors or target.actors) and not within_time(reading, trigger.head):
            yield Candidate(scene, trigger, source, target)


def by_time(claim: Claim, types: dict[str, ClaimType]) -> Claim:
    """An act that is only planned or offered has the type that its kind of act takes then."""
    future = types[claim.type].future
    return replace(claim, type=future) if future and claim.status in {"planned", "offered"} else claim


def within_time(reading: Reading, token: Token) -> bool:
    """Whether a word is part of a date («День освобождения»)."""
    return any(start <= token.start and token.end <= end for start, end in (time.span for time in reading.times))


STEP = Step("claims", needs=("sentences", "mentions", "statements", "quantities", "times"), gives=("claims",), run=find_claims)
