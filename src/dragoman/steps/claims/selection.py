"""Which candidates become claims: complete, likely enough, not suppressed by another act of their sentence, each act once."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from dragoman.lexicon.types import ClaimType
from dragoman.model import KEPT, Claim
from dragoman.steps.claims.candidate import Candidate, FrameRule, ModelRule
from dragoman.steps.claims.fill import LENT
from dragoman.steps.claims.merge import merged, without_doubles
from dragoman.steps.claims.suppression import unsuppressed
from dragoman.steps.claims.wording import why_of


def selected(candidates: Sequence[Candidate], types: Mapping[str, ClaimType], everything: bool = False) -> list[Claim]:
    """The claims of a document in text order; `everything`: also those too unlikely to be listed and those suppressed.

    `candidates` are scored, and in order of their sentences.
    """
    complete = [candidate for candidate in candidates if is_complete(candidate)]
    listed = complete if everything else list(listed_ones(complete))
    rows = [claim_of(candidate, types) for candidate in with_basis(listed)]
    return without_doubles(rows) if listed and isinstance(listed[0].rule, ModelRule) else merged(rows)


def listed_ones(candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    likely = (candidate for candidate in candidates if candidate.likelihood >= KEPT)
    for _, inside in groupby(likely, key=lambda candidate: candidate.sentence.start):
        yield from unsuppressed(list(inside))


def is_complete(candidate: Candidate) -> bool:
    """Whether all that the frame of a candidate needs is there; other rules propose nothing incomplete."""
    if not isinstance(candidate.rule, FrameRule):
        return True
    sides = candidate.sides
    source, target = sides.source, sides.target
    both = bool(source.actors and target.actors) or (candidate.symmetric and len(source.actors) + len(target.actors) > 1)
    there = {
        "source": bool(source.actors), "target": bool(target.actors), "both": both or (candidate.rule.domestic and bool(source.actors)),
        "named": both and (sides.together or all(side.trust >= LENT for side in (source, target) if side.actors)),
        "measure": bool(candidate.quantities) or candidate.rule.tells_change,
    }
    return all(there[need] for need in candidate.rule.frame.needs)


def with_basis(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates without those whose basis is not selected; of those that say the same of several bases the last."""
    there = {candidate.id for candidate in candidates}
    standing = [candidate for candidate in candidates if candidate.basis is None or candidate.basis.id in there]
    last = {key(candidate): candidate for candidate in standing}
    return [candidate for candidate in standing if candidate.basis is None or last[key(candidate)] is candidate]


def key(candidate: Candidate) -> tuple[type, int]:
    return type(candidate.rule), candidate.head.start


def claim_of(candidate: Candidate, types: Mapping[str, ClaimType]) -> Claim:
    """The row; an act that is only planned or offered has the type that its kind of act takes then, if no language model chose it."""
    by_rule = not isinstance(candidate.rule, ModelRule)
    future = types[candidate.type].future if by_rule and candidate.status in {"planned", "offered"} else None
    return Claim(
        id=candidate.id, kind=candidate.kind, type=future or candidate.type, mode=None if future else candidate.mode,
        contexts=candidate.contexts, source=candidate.sides.source.actors, target=candidate.sides.target.actors,
        symmetric=candidate.symmetric, status=candidate.status, evidence=candidate.evidence, trigger=candidate.trigger,
        attribution=candidate.attribution, quantities=candidate.quantities, time=candidate.time, why=why_of(candidate),
    )
