"""How likely a claim is right, who, whom and type: a weight for each thing that can be named of it, learned from gold."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from dragoman.grammar.paths import Link, Position
from dragoman.lexicon.weights import Weights, likelihood
from dragoman.model import STATELESS, Claim, Reading
from dragoman.steps.claims import details
from dragoman.steps.claims.build import Draft
from dragoman.steps.claims.fill import Role

LISTED = 0.10  # claims less likely than this are not listed
FARTHEST = 5  # words above the trigger that count
OUTSIDE = {Position.SPEAKER, Position.NEAREST, Position.CONTEXT}  # no places in the tree
NAMED = 6  # features that a claim tells of itself

Features = Mapping[str, float]


def judged(reading: Reading, drafts: Sequence[Draft], weights: Weights) -> list[Draft]:
    """The drafts of one sentence with their scores, and what each score is made of (log odds)."""
    return [scored(draft, found, weights) for draft, found in features_of(reading, drafts)]


def features_of(reading: Reading, drafts: Sequence[Draft]) -> list[tuple[Draft, Features]]:
    """Each draft of a sentence with its features."""
    heads = {draft.head.index: draft.claim for draft in drafts if draft.claim.kind == "event"}
    return [(draft, features(reading, draft, heads)) for draft in drafts]


def scored(draft: Draft, found: Features, weights: Weights) -> Draft:
    parts = weights.parts(found)
    strongest = sorted(parts, key=lambda name: -abs(parts[name]))[:NAMED]
    why = replace(draft.claim.why, score=likelihood(parts), parts={name: parts[name] for name in strongest})
    return replace(draft, claim=replace(draft.claim, why=why))


def features(reading: Reading, draft: Draft, heads: Mapping[int, Claim]) -> Features:
    """What can be named of a draft, by name; `heads` are the events of its sentence by the index of their trigger."""
    named = dict.fromkeys((*of_trigger(draft, heads), *of_sides(draft), *of_saying(reading, draft)), 1.0)
    return named | {
        "always": 1.0,
        "weight of the frame": draft.frame.weight,
        "further words": len(draft.trigger.words) - 1.0,
        "trust in the source": draft.source.trust,
        "trust in the target": draft.target.trust,
        "words above": float(min(FARTHEST, sum(1 for _ in draft.sentence.ancestors(draft.head)))),
    }


def of_trigger(draft: Draft, heads: Mapping[int, Claim]) -> Iterator[str]:
    frame, head = draft.frame, draft.head
    yield f"frame: {frame.name} ({draft.sentence.language})"
    yield f"language: {draft.sentence.language}"
    yield f"type: {frame.type}"
    yield f"kind: {frame.kind}"
    yield f"word class: {head.pos}"
    yield f"relation: {head.base}"
    above = next((heads[token.index] for token in draft.sentence.ancestors(head) if token.index in heads), None)
    yield f"under: {above.type if above else 'no other act'}"
    yield from (f"needs: {need}" for need in frame.needs)
    if frame.one_sided:
        yield "may have no target"


def of_sides(draft: Draft) -> Iterator[str]:
    yield f"source by: {way(draft.source)}"
    yield f"target by: {way(draft.target)}"
    source, target = ({actor.code for actor in side.actors} for side in (draft.source, draft.target))
    if source & target:
        yield f"same on both sides, {'often' if draft.frame.type in draft.scene.domestic else 'seldom'} done at home"
    for name, codes in (("source", source), ("target", target)):
        if codes and codes <= STATELESS:
            yield f"{name} of no known state"


def of_saying(reading: Reading, draft: Draft) -> Iterator[str]:
    yield f"status: {draft.claim.status}"
    around = details.around(reading.statements, draft.head)
    if around:
        yield f"stance: {around[0].stance}"
        yield f"quote: {around[0].quote}"
    if draft.claim.quantities:
        yield f"amount beside a {draft.claim.kind}"


def way(role: Role) -> str:
    """How a side was reached, without the words on the way."""
    path = role.path
    if path is None:
        return "nobody"
    if path.position in OUTSIDE:
        return path.position
    above = path.through or (path.lent and not path.owners)
    controlled = any(hop.link is Link.CONTROL for hop in path.through)
    return (
        f"{'controlled by the ' if controlled else ''}{path.position}{' above' if above else ''}"
        f"{' through an owner' if path.owners or path.unnamed else ''}"
    )
