"""A text cut where something begins or ends in it: boilerplate, evidence, triggers, statements."""

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from dragoman.model import Boilerplate, Claim, Reading, Span, Statement

LINE = re.compile(r"[^\n]+")
MOST_DEPTHS = 4


class Piece(Struct, frozen=True):
    """Characters that all stand in the same things: evidence of `claims`, the trigger of a claim; `first` names claims that begin here."""

    text: str
    claims: tuple[str, ...] = ()
    trigger: str | None = None
    first: tuple[str, ...] = ()
    boilerplate: str | None = None


class Opening(Struct, frozen=True, tag=True):
    """The beginning of what a statement says; without a label where it goes on from the paragraph before."""

    statement: Statement
    depth: int
    labelled: bool


class Closing(Struct, frozen=True, tag=True):
    depth: int


Part = Piece | Opening | Closing


class Layers(Struct, frozen=True):
    """What is marked in a text."""

    text: str
    claims: tuple[Claim, ...] = ()
    statements: tuple[Statement, ...] = ()
    boilerplate: tuple[Boilerplate, ...] = ()


def layers(reading: Reading) -> Layers:
    return Layers(reading.document.text, reading.claims, reading.statements, reading.boilerplate)


def paragraphs(marked: Layers) -> list[tuple[Part, ...]]:
    """Every line that has words, cut."""
    return [tuple(parts(Span(line[0], line.start(), line.end()), marked)) for line in LINE.finditer(marked.text) if line[0].strip()]


def around(marked: Layers, span: Span) -> list[tuple[Part, ...]]:
    """Only the lines in which something of the span stands."""
    lines = (Span(line[0], line.start(), line.end()) for line in LINE.finditer(marked.text))
    return [tuple(parts(line, marked)) for line in lines if line.overlap(span)]


def parts(line: Span, marked: Layers) -> Iterable[Part]:
    """The pieces of a line in order, with the brackets of statements between them."""
    cuts = sorted({line.start, line.end, *inside(line, borders(marked))})
    depths = {said.id: depth(said, marked.statements) for said in marked.statements}
    for start, end in zip(cuts, [*cuts[1:], line.end], strict=True):
        ended = (said for said in marked.statements if said.content.end == start and line.start < start)
        yield from (Closing(depths[said.id]) for said in sorted(ended, key=lambda said: -depths[said.id]))
        begun = (said for said in marked.statements if begins(said.content, start, line))
        yield from (Opening(said, depths[said.id], said.content.start == start) for said in sorted(begun, key=lambda s: depths[s.id]))
        if start < end:
            yield piece(Span(marked.text[start:end], start, end), marked)
    yield from (Closing(depths[said.id]) for said in marked.statements if said.content.start < line.end < said.content.end)


def borders(marked: Layers) -> Iterable[int]:
    spans: list[Span] = [*marked.boilerplate, *(said.content for said in marked.statements)]
    for claim in marked.claims:
        spans += [claim.evidence, claim.trigger, *claim.repeats]
    return (border for span in spans for border in (span.start, span.end))


def inside(line: Span, places: Iterable[int]) -> Iterable[int]:
    return (place for place in places if line.start < place < line.end)


def begins(content: Span, start: int, line: Span) -> bool:
    """Whether a content begins here, or goes on here from a line before."""
    return content.start == start < content.end or (start == line.start and content.start < start < content.end)


def depth(said: Statement, others: Sequence[Statement]) -> int:
    """Inside how many other contents a statement is made."""
    content = said.content
    return min(MOST_DEPTHS, sum(one.content.covers(content) and not content.covers(one.content) for one in others))


def piece(span: Span, marked: Layers) -> Piece:
    claims = [claim for claim in marked.claims if any(one.covers(span) for one in (claim.evidence, *claim.repeats))]
    return Piece(
        span.text, tuple(claim.id for claim in claims), next((claim.id for claim in claims if claim.trigger.covers(span)), None),
        tuple(claim.id for claim in claims if claim.evidence.start == span.start),
        next((dirt.reason for dirt in marked.boilerplate if dirt.covers(span)), None),
    )
