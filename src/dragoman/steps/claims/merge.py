"""One act is one claim: readings of the same act are put together, and a measure that is only the object of an act is left to it."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from dragoman.model import Claim


def merged(claims: Sequence[Claim]) -> list[Claim]:
    """The claims without doubles, in text order."""
    return sorted(told_again(within_acts(in_one_clause(claims))), key=lambda c: (c.trigger.start, c.trigger.end))


def actors(claim: Claim) -> tuple[frozenset[str], frozenset[str]]:
    source, target = (frozenset(actor.code for actor in side) for side in (claim.source, claim.target))
    return (source | target, frozenset()) if claim.symmetric else (source, target)


def in_one_clause(claims: Iterable[Claim]) -> list[Claim]:
    """Of claims of one type about the same actors in the same clause only the best."""
    kept: list[Claim] = []
    for claim in sorted(claims, key=lambda c: (-c.why.score, c.trigger.start)):
        same = (k for k in kept if k.type == claim.type and actors(k) == actors(claim) and k.evidence == claim.evidence)
        if next(same, None) is None:
            kept.append(claim)
    return kept


def within_acts(claims: Sequence[Claim]) -> list[Claim]:
    """Without measures that are only the object of an act, and without acts read off the very word that is measured."""
    events, measures = ([c for c in claims if c.kind == kind] for kind in ("event", "measure"))
    given = {m.id for m in measures if any(is_object_of(m, event) for event in events)}
    counted = {e.id for e in events for m in measures if m.id not in given and m.trigger == e.trigger and m.type != "casualties"}
    return [c for c in claims if c.id not in given | counted]


def is_object_of(measure: Claim, event: Claim) -> bool:
    """Whether a measured noun is what a surer act gives, sends or fires."""
    apart = measure.trigger == event.trigger or not event.evidence.covers(measure.trigger)
    if measure.type == "casualties" or apart or event.why.score <= measure.why.score:
        return False
    said = {(q.start, q.end) for q in event.quantities}
    return bool(measure.quantities) and all((q.start, q.end) in said for q in measure.quantities)


def told_again(claims: Iterable[Claim]) -> list[Claim]:
    """An act told twice in the same words is the fuller telling, with the other as a further piece of evidence."""
    fullest: dict[tuple[object, ...], Claim] = {}
    for claim in sorted(claims, key=lambda c: (-fullness(c), c.trigger.start)):
        key = (claim.type, actors(claim), claim.status, claim.trigger.text.lower())
        first = fullest.setdefault(key, claim)
        if first is not claim:
            fullest[key] = replace(first, repeats=(*first.repeats, claim.evidence))
    return list(fullest.values())


def fullness(claim: Claim) -> int:
    return len(claim.quantities) + (claim.time is not None) + len(claim.attribution)
