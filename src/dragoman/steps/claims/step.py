"""Claims: frames matched on trees, roles filled, status composed, attribution and amounts attached, each judged."""

from collections.abc import Iterator

from msgspec.structs import replace

from dragoman.grammar.mentioned import Mentioned
from dragoman.lexicon.types import ClaimType
from dragoman.model import Claim, Reading, Sentence, Speaker, Token
from dragoman.steps.claims import details
from dragoman.steps.claims.build import Candidate, Draft, drafted, is_complete
from dragoman.steps.claims.comparison import compared
from dragoman.steps.claims.context import Context
from dragoman.steps.claims.fill import fill, gaps, thought_in
from dragoman.steps.claims.implied import demands, threats
from dragoman.steps.claims.judge import LISTED, judged
from dragoman.steps.claims.merge import merged
from dragoman.steps.claims.modes import with_mode
from dragoman.steps.claims.restraint import restrained
from dragoman.steps.claims.scene import Scene
from dragoman.steps.claims.triggers import find_triggers
from dragoman.tools import Step, Tools


def find_claims(reading: Reading, tools: Tools) -> Reading:
    claims: list[Claim] = []
    for scene, drafts in drafts_of(reading, tools):
        modes = tools.lexicon.modes(scene.sentence.language)
        complete = [draft for draft in judged(reading, drafts, tools.lexicon.weights) if is_complete(draft)]
        listed = restrained([draft for draft in complete if draft.claim.why.score >= LISTED])
        found = [with_mode(draft, modes) for draft in (complete if tools.everything else listed)]
        claims += [*found, *compared(reading, scene.sentence, found, scene.frames), *demands(reading, scene), *threats(reading, listed)]
    return replace(reading, claims=tuple(merged([by_time(claim, tools.lexicon.types) for claim in claims])))


def drafts_of(reading: Reading, tools: Tools) -> Iterator[tuple[Scene, list[Draft]]]:
    """For each parsed sentence every claim that a frame and at least one actor make, not judged yet."""
    scenes = list(scenes_of(reading, tools))
    candidates = [list(candidates_in(reading, scene)) for scene in scenes]
    place_words = {word for scene in scenes for word in scene.governors.table.place_prepositions}
    context = Context(reading, [(c.sides.source.actors, c.sides.target.actors) for some in candidates for c in some], place_words)
    for scene, some in zip(scenes, candidates, strict=True):
        drafts = (drafted(reading, candidate, context) for candidate in some)
        yield scene, [draft for draft in drafts if draft.source.actors or draft.target.actors]


def scenes_of(reading: Reading, tools: Tools) -> Iterator[Scene]:
    parsed = [sentence for sentence in reading.sentences if sentence.tokens]
    languages = {sentence.language for sentence in parsed}
    place_words = {word for name in languages for word in tools.lexicon.governors(name).table.place_prepositions}
    dwellers = {lemma for name in languages for lemma in tools.lexicon.frames(name).dwellers}
    mentioned = Mentioned(reading, dwellers, place_words)
    speaker = narrator(reading)
    domestic = frozenset(name for name, row in tools.lexicon.types.items() if row.domestic)
    states = frozenset(actor.name for actor in tools.lexicon.actors.by_code.values())
    for sentence in parsed:
        frames, governors = tools.lexicon.frames(sentence.language), tools.lexicon.governors(sentence.language)
        yield Scene(sentence, mentioned, frames, governors, domestic, states, narrator=speaker)


def candidates_in(reading: Reading, scene: Scene) -> Iterator[Candidate]:
    """The triggers of a sentence with the actors that grammar gives them."""
    for trigger in find_triggers(scene):
        containing = details.around(reading.statements, trigger.head)
        speaker = next((s.source for s in containing if s.source is not None), None)
        here = replace(scene, speaker=speaker)
        if not (within_time(reading, trigger.head) or within_office(reading, scene.sentence, trigger.head)):
            sides = fill(here, trigger)
            yield Candidate(here, trigger, sides)
            for parts in gaps(scene.sentence, trigger.head):
                yield Candidate(here, trigger, thought_in(here, parts, sides), place=parts[0].start)


def narrator(reading: Reading) -> Speaker | None:
    """The one whose words the article gives, where all that it quotes is said by one actor."""
    speakers = [s.source for s in reading.statements if s.quote == "direct" and s.source is not None]
    codes = {speaker.actor.code if speaker.actor else "" for speaker in speakers}
    return speakers[0] if len(codes) == 1 else None


def by_time(claim: Claim, types: dict[str, ClaimType]) -> Claim:
    """An act that is only planned or offered has the type that its kind of act takes then."""
    future = types[claim.type].future
    return replace(claim, type=future, mode=None) if future and claim.status in {"planned", "offered"} else claim


def within_time(reading: Reading, token: Token) -> bool:
    """Whether a word is part of a date («День освобождения»)."""
    return any(start <= token.start and token.end <= end for start, end in (time.span for time in reading.times))


def within_office(reading: Reading, sentence: Sentence, token: Token) -> bool:
    """Whether a word only says for what an office is («министр нефти»): the word for its holders may be counted ("700 advisers")."""
    offices = (mention for mention in reading.mentions if mention.kind == "office" and mention.covers(token))
    return any(sentence.head_of(office.start, office.end) != token for office in offices)


STEP = Step("claims", needs=("sentences", "mentions", "statements", "quantities", "times"), gives=("claims",), run=find_claims)
