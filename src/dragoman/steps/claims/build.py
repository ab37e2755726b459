"""From a trigger and its roles to a claim."""

from msgspec import Struct

from dragoman.grammar.values import quantities_of, time_of
from dragoman.keys import content_id
from dragoman.lexicon.frames import Frame, Frames
from dragoman.model import Claim, Reading, Span, Why, hull
from dragoman.steps.claims import details
from dragoman.steps.claims.context import Context
from dragoman.steps.claims.fill import Role, Scene, from_context
from dragoman.steps.claims.status import status_of
from dragoman.steps.claims.triggers import Trigger

LISTED = 0.1  # claims below this score are not listed
TOLD = {"happened", "ongoing", "offered", "demanded", "threatened", "denied"}  # these have the time that was told before them
MISSING = 0.5  # what a role that nobody fills leaves of a claim's score


class Candidate(Struct, frozen=True):
    """A trigger with what its own sentence says of its roles."""

    scene: Scene
    trigger: Trigger
    source: Role
    target: Role


def claim_of(reading: Reading, candidate: Candidate, context: Context) -> Claim:
    scene, trigger, frame = candidate.scene, candidate.trigger, candidate.trigger.frame
    source, target = from_context(scene, trigger, candidate.source, candidate.target, context)
    words = hull(reading.document.text, trigger.words)
    containing = details.around(reading.statements, trigger.head)
    told_by = [s for s in reading.statements if s.cue is not None and s.cue.overlap(words)]
    status, changes = status_of(scene.sentence, trigger.head, frame.status, scene.governors, containing)
    evidence = details.evidence(scene.sentence, trigger.words)
    parts = {"frame": frame.weight, **trusts(frame, source, target)}
    return Claim(
        id=content_id("c", reading.document.id, frame.type, words.start, words.end),
        kind=frame.kind, type=frame.type, mode=frame.mode, contexts=frame.contexts, source=source.actors, target=target.actors,
        symmetric=frame.symmetric or both_parties(frame, source, target), status=status, evidence=evidence,
        trigger=Span(words.text, words.start, words.end),
        attribution=details.attribution(containing, told_by), quantities=quantities_of(reading, evidence, scene.sentence, trigger.head),
        time=time_of(reading, scene.sentence, trigger.head, inherit=frame.kind == "event" and status in TOLD),
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


def is_listed(claim: Claim, candidate: Candidate, frames: Frames) -> bool:
    """Whether a claim is sure enough, and all that its frame needs is there."""
    both = bool(claim.source and claim.target) or (claim.symmetric and len(claim.source) + len(claim.target) > 1)
    there = {
        "source": bool(claim.source), "target": bool(claim.target), "both": both,
        "measure": bool(claim.quantities) or changes(candidate, frames),
    }
    return claim.why.score >= LISTED and all(there[need] for need in candidate.trigger.frame.needs)


def changes(candidate: Candidate, frames: Frames) -> bool:
    """Whether the trigger's clause tells a rise or a fall."""
    head = candidate.trigger.head
    return any(t.lemma in frames.change for t in (head, *candidate.scene.sentence.ancestors(head)))
