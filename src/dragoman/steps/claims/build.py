"""From a trigger and its roles to a claim."""

from msgspec import Struct

from dragoman.grammar.values import quantities_of, time_of
from dragoman.keys import content_id
from dragoman.lexicon.frames import Frame
from dragoman.model import Claim, Reading, Sentence, Span, Token, Why, hull
from dragoman.steps.claims import details
from dragoman.steps.claims.context import Context
from dragoman.steps.claims.fill import LENT, Role, Sides, from_context
from dragoman.steps.claims.scene import Scene
from dragoman.steps.claims.status import status_of
from dragoman.steps.claims.triggers import Trigger
from dragoman.steps.claims.wording import told_change, told_path

TOLD = {"happened", "ongoing", "offered", "demanded", "threatened", "denied"}  # these have the time that was told before them


class Candidate(Struct, frozen=True):
    """A trigger with what its own sentence says of its roles."""

    scene: Scene
    trigger: Trigger
    sides: Sides
    place: int = 0  # where the clause begins that the trigger is only to be thought into


class Draft(Struct, frozen=True):
    """A claim that is not judged yet, with its trigger and the roles as they were filled in the end."""

    claim: Claim
    scene: Scene
    trigger: Trigger
    sides: Sides

    @property
    def source(self) -> Role:
        return self.sides.source

    @property
    def target(self) -> Role:
        return self.sides.target

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
    sides = from_context(scene, trigger, candidate.sides, context)
    source, target = sides.source, sides.target
    words = hull(reading.document.text, trigger.words)
    containing = details.around(reading.statements, trigger.head)
    told_by = [s for s in reading.statements if s.cue is not None and s.cue.overlap(words)]
    status, changes = status_of(scene.sentence, trigger.head, frame.status, scene.governors, containing, told_negated=frame.negated)
    evidence = details.evidence(scene.sentence, trigger.words)
    claim = Claim(
        id=content_id("c", reading.document.id, frame.type, words.start, words.end, *([candidate.place] if candidate.place else [])),
        kind=frame.kind, type=frame.type, mode=frame.mode, contexts=frame.contexts, source=source.actors, target=target.actors,
        symmetric=frame.symmetric or sides.together or both_parties(frame, sides), status=status, evidence=evidence,
        trigger=Span(words.text, words.start, words.end),
        attribution=details.attribution(containing, told_by), quantities=quantities_of(reading, evidence, scene.sentence, trigger.head),
        time=time_of(reading, scene.sentence, trigger.head, inherit=frame.kind == "event" and status in TOLD),
        why=Why(
            rule=frame.name, score=0.0, path=(f"source: {told_path(source.path)}", f"target: {told_path(target.path)}"),
            status=tuple(map(told_change, changes)),
        ),
    )
    return Draft(claim, scene, trigger, sides)


def both_parties(frame: Frame, sides: Sides) -> bool:
    """Whether a measure is of a tie whose two sides stand together («торговля России и Китая»)."""
    return frame.kind == "measure" and len(sides.source.actors) > 1 and not sides.target.actors


def is_complete(draft: Draft) -> bool:
    """Whether all that a claim's frame needs is there."""
    claim = draft.claim
    both = bool(claim.source and claim.target) or (claim.symmetric and len(claim.source) + len(claim.target) > 1)
    there = {
        "source": bool(claim.source), "target": bool(claim.target), "both": both,
        "named": both and (draft.sides.together or all(role.trust >= LENT for role in (draft.source, draft.target) if role.actors)),
        "measure": bool(claim.quantities) or changes(draft),
    }
    return all(there[need] for need in draft.frame.needs)


def changes(draft: Draft) -> bool:
    """Whether the trigger's clause tells a rise or a fall."""
    return any(token.lemma in draft.scene.frames.change for token in (draft.head, *draft.sentence.ancestors(draft.head)))
