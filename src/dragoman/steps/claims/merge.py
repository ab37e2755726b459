"""One act is one claim: readings of the same act are put together, and a measure that is only the object of an act is left to it."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from dragoman.model import Claim, SpanIndex


def without_doubles(claims: Sequence[Claim]) -> list[Claim]:
    """The claims in text order, those of one type about the same actors in the same clause once; a model says itself what repeats."""
    return sorted(in_one_clause(claims), key=lambda c: (c.trigger.start, c.trigger.end))


def merged(claims: Sequence[Claim]) -> list[Claim]:
    """The claims without doubles, in text order."""
    return sorted(told_again(within_acts(in_one_clause(claims))), key=lambda c: (c.trigger.start, c.trigger.end))


def actors(claim: Claim) -> tuple[frozenset[str], frozenset[str]]:
    source, target = (frozenset(actor.code for actor in side) for side in (claim.source, claim.target))
    return (source | target, frozenset()) if claim.symmetric else (source, target)


def in_one_clause(claims: Iterable[Claim]) -> list[Claim]:
    """Of claims of one type about the same actors in the same clause only the best."""
    kept: dict[tuple[object, ...], Claim] = {}
    for claim in sorted(claims, key=lambda c: (-c.why.score, c.trigger.start)):
        kept.setdefault((claim.type, actors(claim), claim.evidence), claim)
    return list(kept.values())


def within_acts(claims: Sequence[Claim]) -> list[Claim]:
    """Without measures that are only the object of an act, and without acts read off the very word that is measured."""
    events, measures = ([c for c in claims if c.kind == kind] for kind in ("event", "measure"))
    around = SpanIndex(events, lambda event: event.evidence)
    given = {m.id for m in measures if any(is_object_of(m, event) for event in around.covering(m.trigger.start, m.trigger.end))}
    measured = {m.trigger for m in measures if m.id not in given and m.type != "casualties"}
    counted = {e.id for e in events if e.trigger in measured}
    return [c for c in claims if c.id not in given | counted]


def is_object_of(measure: Claim, event: Claim) -> bool:
    """Whether a measured noun is what a surer act gives, sends or fires, in whose clause it stands."""
    if measure.type == "casualties" or measure.trigger == event.trigger or event.why.score <= measure.why.score:
        return False
    said = {(q.start, q.end) for q in event.quantities}
    return bool(measure.quantities) and all((q.start, q.end) in said for q in measure.quantities)


def told_again(claims: Iterable[Claim]) -> list[Claim]:
    """An act told twice in the same words is the fuller telling, with the other as a further piece of evidence; a telling with a time,
    an amount or a source of its own is an act of its own."""
    same: dict[tuple[object, ...], list[Claim]] = {}
    for claim in sorted(claims, key=lambda c: (-fullness(c), c.trigger.start)):
        same.setdefault((claim.type, actors(claim), claim.status, claim.trigger.text.lower()), []).append(claim)
    return [act for tellings in same.values() for act in acts_told(tellings)]


def acts_told(tellings: Iterable[Claim]) -> list[Claim]:
    """The acts of tellings in the same words, the fullest telling first."""
    acts: list[Claim] = []
    for claim in tellings:
        place = next((place for place, act in enumerate(acts) if not adds(claim, act)), None)
        if place is None:
            acts.append(claim)
        else:
            acts[place] = replace(acts[place], repeats=(*acts[place].repeats, claim.evidence))
    return acts


def adds(claim: Claim, other: Claim) -> bool:
    """Whether a telling has a time, an amount or a source that the other one has not."""
    dated = days(claim) is not None and days(claim) != days(other)
    return dated or not amounts(claim) <= amounts(other) or not sources(claim) <= sources(other)


def days(claim: Claim) -> tuple[str | None, str | None] | None:
    return (claim.time.start, claim.time.end) if claim.time is not None else None


def amounts(claim: Claim) -> set[tuple[float | None, float | None, float | None, str | None]]:
    return {(quantity.value, quantity.low, quantity.high, quantity.unit) for quantity in claim.quantities}


def sources(claim: Claim) -> set[str]:
    return {source.text for source in claim.attribution}


def fullness(claim: Claim) -> int:
    return len(claim.quantities) + (claim.time is not None) + len(claim.attribution)
