"""The gate: a candidate counts only if each of its spans stands in the text."""

from collections.abc import Iterable, Iterator

from dragoman.model import Document, Span, Ungrounded, day_of
from dragoman.steps.claims.candidate import Candidate
from dragoman.steps.claims.wording import rule_name


def grounded(document: Document, candidates: Iterable[Candidate]) -> tuple[list[Candidate], list[Ungrounded]]:
    """The candidates that stand in the text, and of each other one the first words that do not."""
    kept: list[Candidate] = []
    dropped: list[Ungrounded] = []
    for candidate in candidates:
        invented = next((span for span in spans(candidate, document.published) if not stands(span, document.text)), None)
        if invented is None:
            kept.append(candidate)
        else:
            dropped.append(Ungrounded(invented.text, invented.start, invented.end, rule_name(candidate.rule)))
    return kept, dropped


def spans(candidate: Candidate, published: str | None) -> Iterator[Span]:
    """Everything that a candidate says stands in the text; the day of publication needs no words."""
    yield from (candidate.trigger, candidate.evidence, *candidate.quantities, *candidate.attribution)
    actors = (*candidate.sides.source.actors, *candidate.sides.target.actors)
    yield from (actor.mention for actor in actors if actor.mention is not None)
    time = candidate.time
    if time is not None and (time.text or {time.start, time.end} != {day_of(published)}):
        yield Span(time.text, *time.span)


def stands(span: Span, text: str) -> bool:
    return 0 <= span.start < span.end and text[span.start : span.end] == span.text
