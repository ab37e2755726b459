"""Sentences of every paragraph whose language has an engine; boilerplate has none."""

from msgspec.structs import replace

from dragoman.model import Reading, Sentence
from dragoman.tools import Step, Tools


def find_sentences(reading: Reading, tools: Tools) -> Reading:
    """Sentence borders; a sentence that is mostly boilerplate is left out."""
    found = []
    for index, paragraph in enumerate(reading.paragraphs):
        engine = tools.engines.get(paragraph.language)
        for span in engine.split(paragraph) if engine else ():
            dirt = sum(span.overlap(b) for b in reading.boilerplate)
            if 2 * dirt <= span.end - span.start:
                found.append(Sentence(span.text, span.start, span.end, paragraph.language, index))
    return replace(reading, sentences=tuple(found))


STEP = Step("sentences", needs=("paragraphs", "boilerplate"), gives=("sentences",), run=find_sentences)
