"""Sentences of every paragraph whose language has an engine; boilerplate has none, and a dateline stands alone."""

from collections.abc import Iterator

import regex
from msgspec.structs import replace

from dragoman.model import Boilerplate, Engine, Reading, Sentence, Span, SpanIndex, cut, trim
from dragoman.tools import Step, Tools

# A place in capitals, a day and an agency, and the dash before the news: "NAIROBI, Sept 11 (AP) - India's prime minister met …".
CAPITALS = r"[\p{L}--\p{Ll}][^\p{Ll}\d(),–—]{2,30}"
DATELINE = regex.compile(rf"{CAPITALS}(?:,[^–—(]{{1,30}})?(?:\([^()]{{2,20}}\))?\s?[-–—_]{{1,2}}\s+(?=\S)", regex.VERSION1)


def find_sentences(reading: Reading, tools: Tools) -> Reading:
    """Sentence borders in what is left of each paragraph between its boilerplate."""
    found: list[Sentence] = []
    for index, paragraph in enumerate(reading.paragraphs):
        if language := tools.languages.get(paragraph.language):
            for piece in pieces(reading.document.text, paragraph, reading.index.boilerplate):
                spans, words = borders(piece, language.engine), language.function_words
                found.extend(Sentence(span.text, span.start, span.end, language.code, index, (), words) for span in spans)
    return replace(reading, sentences=tuple(found))


def pieces(text: str, paragraph: Span, marks: SpanIndex[Boilerplate]) -> Iterator[Span]:
    """The stretches of a paragraph that no mark covers, without the blanks around them."""
    start = paragraph.start
    for mark in marks.touching(paragraph.start, paragraph.end):
        if (piece := trim(text, start, max(start, mark.start))).text:
            yield piece
        start = max(start, mark.end)
    if (piece := trim(text, start, paragraph.end)).text:
        yield piece


def borders(piece: Span, engine: Engine) -> Iterator[Span]:
    """The sentences of a piece, its dateline (if it has one) first."""
    dateline = DATELINE.match(piece.text)
    end = dateline.end() if dateline else 0
    if dateline:
        yield cut(piece.text, 0, len(dateline[0].rstrip())).moved(piece.start)
    yield from engine.split(cut(piece.text, end, len(piece.text)).moved(piece.start))


STEP = Step("sentences", needs=("paragraphs", "boilerplate"), gives=("sentences",), run=find_sentences)
