"""A profile out of a reading."""

import re
import zlib
from collections.abc import Iterator

import regex

from dragoman.corpus.stories.credits import credits, outlet_key
from dragoman.corpus.stories.profile import Passage, Profile
from dragoman.corpus.stories.tellings import ReadingTellings, between, keys
from dragoman.corpus.stories.words import NOTHING, TELLING, Located, article, length, unit, vector
from dragoman.keys import content_id, digest
from dragoman.lang.lemmas import WORD, Lemmas
from dragoman.lexicon.publishers import outlet_name, publisher
from dragoman.model import Document, Reading, Span, cut, day_of

RUN = 4  # words of a shingle
# A sentence ends at a mark that a blank and a capital letter (or a quotation mark, a dash, a digit) follow.
SENTENCE_END = regex.compile(r"[.!?…]+[»”\")]*\s+(?=[«“\"(—–-]?\s?[\p{Lu}0-9])")
ABBREVIATION = regex.compile(r"(?:^|[\s(«\"])\p{L}{1,4}\.$")  # "Gen. X", «г. Хост»: too short to end a sentence
HOST = re.compile(r"^https?://(?:www\.)?([^/:]+)", re.I)


def profile(reading: Reading, lemmas: Lemmas) -> Profile:
    """What is compared of a document. It needs no trees, so it may be made of a reading that is kept."""
    document, located = reading.document, Located(reading, lemmas)
    passages, marks = tuple(found_passages(reading, located)), vector(located.marks)
    return Profile(
        key=content_id("p", document.id, digest(document.text), document.published, document.outlet, document.url),
        document=document.id, language=document.language, published=document.published, outlet=document.outlet or host(document.url),
        url=document.url, original=document.origin.original if document.origin else None, title=document.title,
        words=unit(vector(located.words, TELLING)), marks=unit(marks), mass=round(length(marks), 3),
        shingles=shingles(reading), passages=passages,
        tellings=ReadingTellings(reading, passages, located).all(), credits=credits(reading, located, passages, lemmas),
        known_as=known_as(document, lemmas),
        publisher=publisher(document.outlet, host(document.url), day_of(document.published)),
    )


def known_as(document: Document, lemmas: Lemmas) -> tuple[tuple[str, ...], ...]:
    """The names of the outlet as they are written in its own language, and as it is known."""
    names = [document.outlet, outlet_name(document.outlet)] if document.outlet else []
    spoken = [(name, language) for name in names for language in (document.language, *lemmas.written_in(name))]
    found = dict.fromkeys(outlet_key(name, language, lemmas) for name, language in spoken)
    return tuple(key for key in found if key)


def host(url: str | None) -> str | None:
    """The name of the site of an address."""
    found = HOST.match(url or "")
    return found[1].lower() if found else None


def found_passages(reading: Reading, located: Located) -> Iterator[Passage]:
    for span in sentences(reading):
        words, marks = keys(between(located.words, span), TELLING), keys(between(located.marks, span), NOTHING)
        if words or marks:
            yield Passage(span.start, span.end, words, marks)


def sentences(reading: Reading) -> Iterator[Span]:
    """The sentences of the article by marks and capital letters alone: those of the engines are not kept for whole texts."""
    text = reading.document.text
    for paragraph in article(reading):
        start = paragraph.start
        for end in SENTENCE_END.finditer(paragraph.text):
            stop = paragraph.start + end.end()
            if not ABBREVIATION.search(text[start:stop].rstrip()):
                yield cut(text, start, stop - (len(end[0]) - len(end[0].rstrip())))
                start = stop
        if start < paragraph.end:
            yield cut(text, start, paragraph.end)


def shingles(reading: Reading) -> tuple[int, ...]:
    """Hashes of all runs of RUN words of the article, sorted."""
    words = [word for paragraph in article(reading) for word in WORD.findall(paragraph.text.lower())]
    runs = [" ".join(words[place : place + RUN]) for place in range(max(1, len(words) - RUN + 1))] if words else []
    return tuple(sorted({zlib.crc32(run.encode()) for run in runs}))
