"""An article as a model is shown it: numbered sentences, the names that tables recognise, a long one in parts that overlap."""

from collections.abc import Iterator, Sequence

from dragoman.llm.prompt import PromptSettings, Shown, ShownName, ShownSentence
from dragoman.model import STATELESS, Reading, Sentence, day_of


def windows(reading: Reading, settings: PromptSettings) -> list[Shown]:
    """The parts of an article; nothing where it has no sentences. Each sentence is to be answered for in one part."""
    shown = numbered(reading.sentences)
    published, outlet = day_of(reading.document.published) or None, reading.document.outlet
    found = []
    for start, end in parts(reading.sentences, settings.window):
        first = shown_from(reading.sentences, start, settings.overlap)
        names = recognised(reading, reading.sentences[first:end])[: settings.names]
        found.append(Shown(shown[first:end], names, published, outlet, start + 1))
    return found


def numbered(sentences: Sequence[Sentence]) -> tuple[ShownSentence, ...]:
    before = [None, *(one.paragraph for one in sentences)]
    return tuple(
        ShownSentence(number, " ".join(one.text.split()), opens=number > 1 and one.paragraph != last)
        for number, (one, last) in enumerate(zip(sentences, before, strict=False), 1)
    )


def parts(sentences: Sequence[Sentence], window: int) -> Iterator[tuple[int, int]]:
    """From which to which sentence each part goes: as many whole paragraphs as `window` characters hold, or one longer paragraph."""
    start = 0
    for index, one in enumerate(sentences):
        opens = index > start and one.paragraph != sentences[index - 1].paragraph
        if opens and paragraph_end(sentences, index) - sentences[start].start > window:
            yield start, index
            start = index
    if sentences:
        yield start, len(sentences)


def paragraph_end(sentences: Sequence[Sentence], index: int) -> int:
    """Where the paragraph of a sentence ends."""
    return max(one.end for one in sentences[index:] if one.paragraph == sentences[index].paragraph)


def shown_from(sentences: Sequence[Sentence], start: int, overlap: int) -> int:
    """The first sentence that lies in the overlap before a part."""
    return next(index for index, one in enumerate(sentences) if index == start or sentences[start].start - one.start <= overlap)


def recognised(reading: Reading, sentences: Sequence[Sentence]) -> tuple[ShownName, ...]:
    """Each form that names a state or body in these sentences, once."""
    found: dict[str, ShownName] = {}
    for mention in reading.index.located_mentions.touching(sentences[0].start, sentences[-1].end):
        codes = tuple(dict.fromkeys(actor.code for actor in mention.actors if actor.code not in STATELESS))
        if codes:
            words = " ".join(mention.text.split())
            found.setdefault(words, ShownName(words, codes))
    return tuple(found.values())
