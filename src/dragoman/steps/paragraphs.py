"""Paragraphs and their languages."""

import re
from functools import partial
from itertools import chain

from msgspec.structs import replace

from dragoman.lang.identify import UNKNOWN, language_of, language_of_headline
from dragoman.lexicon.words import script_of, words
from dragoman.model import Document, Paragraph, Reading, Span, trim
from dragoman.tools import Step, Tools

LINE = re.compile(r"[^\r\n\u2028\u2029]+")


def find_paragraphs(reading: Reading, tools: Tools) -> Reading:
    """Each line with words is a paragraph; one too short to tell, or in a language that cannot be read, takes the document's."""
    document = reading.document
    text = document.text
    lines = [span for span in (trim(text, *found.span()) for found in LINE.finditer(text)) if span.text]
    guesses = [language_of(line.text, tools.languages) for line in lines]
    whole = document.language if document.language != UNKNOWN else most_letters(lines, guesses)
    if whole == UNKNOWN and lines:
        whole = language_of_short(document, tools)
    paragraphs = tuple(
        Paragraph(line.text, line.start, line.end, guess if guess in tools.languages else whole)
        for line, guess in zip(lines, guesses, strict=True)
    )
    return replace(reading, paragraphs=paragraphs, language=whole)


def language_of_short(document: Document, tools: Tools) -> str:
    """The language of a text whose lines are all too short to tell: by all of it, with its title, by the channel, or by its words."""
    titled = f"{document.title or ''} {document.text}"
    by_letters = (language_of(text, tools.languages) for text in (document.text, titled))
    by_words = (language_of_headline(text, tools.languages, partial(is_name, tools)) for text in (document.text, titled))
    return next((found for found in chain(by_letters, [of_channel(document, tools)], by_words) if found != UNKNOWN), UNKNOWN)


def is_name(tools: Tools, word: str, language: str) -> bool:
    """Whether a word is a known actor's name in a language."""
    marked = words(word)
    found = tools.lexicon.actors.find(marked, tools.languages[language].traits.script)
    return any(match.first == 0 and match.last == len(marked) for match in found)


def of_channel(document: Document, tools: Tools) -> str:
    """The language that the page or the feed declares, if it can be read and is written in the letters of the text."""
    declared = (document.origin.language or "" if document.origin else "").lower().replace("_", "-").partition("-")[0]
    language = tools.languages.get(declared)
    letters = {script_of(letter) for letter in document.text if letter.isalpha()}
    return declared if language and letters == {language.traits.script} else UNKNOWN


def most_letters(lines: list[Span], guesses: list[str]) -> str:
    weights: dict[str, int] = {}
    for line, guess in zip(lines, guesses, strict=True):
        if guess != UNKNOWN:
            weights[guess] = weights.get(guess, 0) + len(line.text)
    return max(weights, key=lambda name: weights[name], default=UNKNOWN)


STEP = Step("paragraphs", needs=(), gives=("paragraphs", "language"), run=find_paragraphs)
