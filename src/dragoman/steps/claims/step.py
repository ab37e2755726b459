"""Claims: frames matched on trees, roles filled, status composed, attribution and amounts attached."""

from collections.abc import Iterator

from msgspec.structs import replace

from dragoman.grammar.mentioned import Mentioned
from dragoman.grammar.values import quantities_of, time_of
from dragoman.keys import content_id
from dragoman.lexicon.frames import Frame, Frames
from dragoman.lexicon.governors import Governors
from dragoman.lexicon.types import ClaimType
from dragoman.model import Claim, Reading, Sentence, Span, Token, Why, hull
from dragoman.steps.claims import details
from dragoman.steps.claims.comparison import compared
from dragoman.steps.claims.context import Context
from dragoman.steps.claims.fill import Role, Scene, fill
from dragoman.steps.claims.merge import merged
from dragoman.steps.claims.status import status_of
from dragoman.steps.claims.triggers import Trigger, find_triggers
from dragoman.tools import Step, Tools

LISTED = 0.1  # claims below this score are kept but not listed

TOLD = {"happened", "ongoing"}  # what the text tells in sequence takes the time told before it
MISSING = 0.5  # what a role that nobody fills leaves of a claim's score


def find_claims(reading: Reading, tools: Tools) -> Reading:
    mentioned, context = Mentioned(reading), Context(reading)
    claims: list[Claim] = []
    for sentence in reading.sentences:
        if sentence.tokens:
            frames, governors = tools.lexicon.frames(sentence.language), tools.lexicon.governors(sentence.language)
            found = list(sentence_claims(reading, sentence, mentioned, context, frames, governors))
            claims += [*found, *compared(reading, sentence, found, frames)]
    return replace(reading, claims=tuple(merged([by_time(claim, tools.lexicon.types) for claim in claims])))


def by_time(claim: Claim, types: dict[str, ClaimType]) -> Claim:
    """An act that is only planned or offered has the type that its kind of act takes then."""
    future = types[claim.type].future
    return replace(claim, type=future) if future and claim.status in {"planned", "offered"} else claim


def sentence_claims(
    reading: Reading, sentence: Sentence, mentioned: Mentioned, context: Context, frames: Frames, governors: Governors
) -> Iterator[Claim]:
    for trigger in find_triggers(sentence, frames):
        if within_time(reading, trigger.head):
            continue
        containing = details.around(reading.statements, trigger.head)
        speaker = next((s.source for s in containing if s.source is not None), None)
        scene = Scene(sentence, mentioned, governors, speaker, context)
        source, target = fill(scene, trigger)
        if source.actors or target.actors:
            claim = claim_of(reading, scene, trigger, source, target)
            if claim.why.score >= LISTED and complete(claim, trigger, scene, frames):
                yield claim


def within_time(reading: Reading, token: Token) -> bool:
    """Whether a word is part of a date («День освобождения»)."""
    return any(start <= token.start and token.end <= end for start, end in (time.span for time in reading.times))


def complete(claim: Claim, trigger: Trigger, scene: Scene, frames: Frames) -> bool:
    """Whether all that the frame needs is there."""
    both = bool(claim.source and claim.target) or (claim.symmetric and len(claim.source) + len(claim.target) > 1)
    there = {
        "source": bool(claim.source), "target": bool(claim.target), "both": both,
        "measure": bool(claim.quantities) or changes(scene.sentence, trigger, frames),
    }
    return all(there[need] for need in trigger.frame.needs)


def changes(sentence: Sentence, trigger: Trigger, frames: Frames) -> bool:
    """Whether the trigger's clause tells a rise or a fall."""
    return any(t.lemma in frames.change for t in (trigger.head, *sentence.ancestors(trigger.head)))


def claim_of(reading: Reading, scene: Scene, trigger: Trigger, source: Role, target: Role) -> Claim:
    sentence, frame = scene.sentence, trigger.frame
    words = hull(reading.document.text, trigger.words)
    containing = details.around(reading.statements, trigger.head)
    told_by = [s for s in reading.statements if s.cue is not None and s.cue.overlap(words)]
    status, changes = status_of(sentence, trigger.head, frame.status, scene.governors, containing)
    evidence = details.evidence(sentence, trigger.words)
    parts = {"frame": frame.weight, **trusts(frame, source, target)}
    return Claim(
        id=content_id("c", reading.document.id, frame.type, words.start, words.end),
        kind=frame.kind, type=frame.type, mode=frame.mode, contexts=frame.contexts, source=source.actors, target=target.actors,
        symmetric=frame.symmetric or both_parties(frame, source, target), status=status, evidence=evidence,
        trigger=Span(words.text, words.start, words.end),
        attribution=details.attribution(containing, told_by, source.actors), quantities=quantities_of(reading, evidence),
        time=time_of(reading, sentence, trigger.head, inherit=frame.kind == "event" and status in TOLD),
        why=Why(
            rule=frame.name, score=parts["frame"] * parts["source"] * parts["target"], parts=parts,
            path=(f"source: {source.path}", f"target: {target.path}"), status=tuple(f"{c.effect}: “{c.word}”" for c in changes),
        ),
    )


def both_parties(frame: Frame, source: Role, target: Role) -> bool:
    """Whether a measure is of a tie whose two sides stand together («торговля между Китаем и Россией»)."""
    return frame.kind == "measure" and len(source.actors) > 1 and not target.actors


def trusts(frame: Frame, source: Role, target: Role) -> dict[str, float]:
    """How far each side is trusted; a side that the frame does not ask for costs nothing."""
    shared = frame.symmetric and len(source.actors) + len(target.actors) > 1
    missing = 1.0 if shared else MISSING
    return {"source": source.trust or missing, "target": target.trust or (1.0 if frame.one_sided else missing)}


STEP = Step("claims", needs=("sentences", "mentions"), gives=("claims",), run=find_claims)
