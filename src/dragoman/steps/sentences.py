"""Sentences of every paragraph whose language has an engine; boilerplate has none."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from dragoman.model import Reading, Sentence, Span, trim
from dragoman.tools import Step, Tools


def find_sentences(reading: Reading, tools: Tools) -> Reading:
    """Sentence borders in what is left of each paragraph between its boilerplate."""
    found: list[Sentence] = []
    for index, paragraph in enumerate(reading.paragraphs):
        if engine := tools.engines.get(paragraph.language):
            for piece in pieces(reading.document.text, paragraph, reading.boilerplate):
                found.extend(Sentence(s.text, s.start, s.end, paragraph.language, index) for s in engine.split(piece))
    return replace(reading, sentences=tuple(found))


def pieces(text: str, paragraph: Span, marks: Sequence[Span]) -> Iterator[Span]:
    """The stretches of a paragraph that no mark covers, without the blanks around them."""
    start = paragraph.start
    for mark in [m for m in marks if m.overlap(paragraph)]:
        if (piece := trim(text, start, max(start, mark.start))).text:
            yield piece
        start = max(start, mark.end)
    if (piece := trim(text, start, paragraph.end)).text:
        yield piece


STEP = Step("sentences", needs=("paragraphs", "boilerplate"), gives=("sentences",), run=find_sentences)
