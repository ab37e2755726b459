"""From a trigger and its roles to a claim."""

from msgspec import Struct

from dragoman.grammar.values import quantities_of, time_of
from dragoman.keys import content_id
from dragoman.lexicon.frames import Frame, Frames
from dragoman.model import Claim, Reading, Sentence, Span, Token, Why, hull
from dragoman.steps.claims import details
from dragoman.steps.claims.context import Context
from dragoman.steps.claims.fill import LENT, Role, Scene, from_context
from dragoman.steps.claims.status import status_of
from dragoman.steps.claims.triggers import Trigger

TOLD = {"happened", "ongoing", "offered", "demanded", "threatened", "denied"}  # these have the time that was told before them


class Candidate(Struct, frozen=True):
    """A trigger with what its own sentence says of its roles."""

    scene: Scene
    trigger: Trigger
    source: Role
    target: Role


class Draft(Struct, frozen=True):
    """A claim that is not judged yet, with its trigger and the roles as they were filled in the end."""

    claim: Claim
    scene: Scene
    trigger: Trigger
    source: Role
    target: Role

    @property
    def sentence(self) -> Sentence:
        return self.scene.sentence

    @property
    def head(self) -> Token:
        return self.trigger.head

    @property
    def frame(self) -> Frame:
        return self.trigger.frame


def drafted(reading: Reading, candidate: Candidate, context: Context) -> Draft:
    scene, trigger, frame = candidate.scene, candidate.trigger, candidate.trigger.frame
    source, target = from_context(scene, trigger, candidate.source, candidate.target, context)
    words = hull(reading.document.text, trigger.words)
    containing = details.around(reading.statements, trigger.head)
    told_by = [s for s in reading.statements if s.cue is not None and s.cue.overlap(words)]
    status, changes = status_of(scene.sentence, trigger.head, frame.status, scene.governors, containing)
    evidence = details.evidence(scene.sentence, trigger.words)
    claim = Claim(
        id=content_id("c", reading.document.id, frame.type, words.start, words.end),
        kind=frame.kind, type=frame.type, mode=frame.mode, contexts=frame.contexts, source=source.actors, target=target.actors,
        symmetric=frame.symmetric or both_parties(frame, source, target), status=status, evidence=evidence,
        trigger=Span(words.text, words.start, words.end),
        attribution=details.attribution(containing, told_by), quantities=quantities_of(reading, evidence, scene.sentence, trigger.head),
        time=time_of(reading, scene.sentence, trigger.head, inherit=frame.kind == "event" and status in TOLD),
        why=Why(
            rule=frame.name, score=0.0, path=(f"source: {source.path}", f"target: {target.path}"),
            status=tuple(f"{c.effect}: “{c.word}”" for c in changes),
        ),
    )
    return Draft(claim, scene, trigger, source, target)


def both_parties(frame: Frame, source: Role, target: Role) -> bool:
    """Whether a measure is of a tie whose two sides stand together («торговля между Китаем и Россией»)."""
    return frame.kind == "measure" and len(source.actors) > 1 and not target.actors


def is_complete(draft: Draft, frames: Frames) -> bool:
    """Whether all that a claim's frame needs is there."""
    claim = draft.claim
    both = bool(claim.source and claim.target) or (claim.symmetric and len(claim.source) + len(claim.target) > 1)
    there = {
        "source": bool(claim.source), "target": bool(claim.target), "both": both,
        "named": both and all(role.trust >= LENT for role in (draft.source, draft.target) if role.actors),
        "measure": bool(claim.quantities) or changes(draft, frames),
    }
    return all(there[need] for need in draft.frame.needs)


def changes(draft: Draft, frames: Frames) -> bool:
    """Whether the trigger's clause tells a rise or a fall."""
    return any(token.lemma in frames.change for token in (draft.head, *draft.sentence.ancestors(draft.head)))
