"""Sentences of every paragraph whose language has an engine; boilerplate has none, and a dateline stands alone."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from dragoman.model import Engine, Paragraph, Reading, Sentence, Span, cut
from dragoman.tools import Step, Tools

# A place in capitals, a day and an agency, and the dash before the news: "NAIROBI, Sept 11 (AP) - India's prime minister met …".
DATELINE = re.compile(r"[^\W\d_a-zа-яё][^a-zа-яё\d(),–—]{2,30}(?:,[^–—(]{1,30})?(?:\([^()]{2,20}\))?\s?[-–—_]{1,2}\s+(?=\S)")


def find_sentences(reading: Reading, tools: Tools) -> Reading:
    """Sentence borders; a sentence that is mostly boilerplate is left out."""
    found = []
    for index, paragraph in enumerate(reading.paragraphs):
        engine = tools.engines.get(paragraph.language)
        for span in borders(paragraph, engine) if engine else ():
            dirt = sum(span.overlap(b) for b in reading.boilerplate)
            if 2 * dirt <= span.end - span.start:
                found.append(Sentence(span.text, span.start, span.end, paragraph.language, index))
    return replace(reading, sentences=tuple(found))


def borders(paragraph: Paragraph, engine: Engine) -> Iterator[Span]:
    """The paragraph's sentences, its dateline (if it has one) first."""
    dateline = DATELINE.match(paragraph.text)
    end = dateline.end() if dateline else 0
    if dateline:
        yield cut(paragraph.text, 0, len(dateline[0].rstrip())).moved(paragraph.start)
    yield from engine.split(cut(paragraph.text, end, len(paragraph.text)).moved(paragraph.start))


STEP = Step("sentences", needs=("paragraphs", "boilerplate"), gives=("sentences",), run=find_sentences)
