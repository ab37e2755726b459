"""Statements as a language model reads them, their words found in the text and their speakers in the tables."""

from collections.abc import Iterator
from typing import cast, get_args

from dragoman.keys import content_id
from dragoman.llm.placing import RULE, PlacedStatement, PlacedWho, placed
from dragoman.llm.resolve import Basis, Resolver
from dragoman.model import Quote, Reading, Span, SpanIndex, Speaker, Stance, Statement, by_span
from dragoman.steps.statements.quotes import Quotation, quotations
from dragoman.tools import Tools

STANCES = get_args(Stance)


def answered(reading: Reading, tools: Tools) -> Iterator[Statement]:
    """The statements of the reading's answer, in its order; one whose stance is none of the codebook's only says."""
    resolver = Resolver(reading, tools.lexicon.actors)
    quoted = by_span(q for q in quotations(reading.document.text, [p.end for p in reading.paragraphs]) if q.depth == 0)
    return (statement_of(reading, one, resolver, quoted) for one in placed(reading).statements)


def statement_of(reading: Reading, one: PlacedStatement, resolver: Resolver, quoted: SpanIndex[Quotation]) -> Statement:
    source = speaker(one.source, resolver) if one.source else None
    cue, content = one.cue, one.content
    place = (content.start, content.end, cue.start if cue else content.start, source.start if source else -1)
    return Statement(
        id=content_id("s", reading.document.id, *place), source=source, cue=cue, content=content, quote=kind_of(content, quoted),
        stance=cast(Stance, one.stance) if one.stance in STANCES else "says",
        relayed_by=tuple(speaker(relay, resolver) for relay in one.relays), rule=RULE,
    )


def speaker(who: PlacedWho, resolver: Resolver) -> Speaker:
    found, span = resolver.resolved(who), who.span
    return Speaker(span.text, span.start, span.end, None if found.basis is Basis.NOBODY else found.actor)


def kind_of(content: Span, quoted: SpanIndex[Quotation]) -> Quote:
    """Direct where nothing but quotations stands in it."""
    inside = [one for one in quoted.touching(content.start, content.end) if content.covers(one)]
    if not inside:
        around = quoted.covering(content.start, content.end)
        return "direct" if around else "indirect"
    return "direct" if sum(one.end - one.start for one in inside) >= len(content.text) - 2 else "partial"

