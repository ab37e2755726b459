"""Paragraphs and their languages."""

import re

from msgspec.structs import replace

from dragoman.lang.identify import UNKNOWN, language_of
from dragoman.model import Paragraph, Reading, Span, trim
from dragoman.tools import Step, Tools

LINE = re.compile(r"[^\r\n\u2028\u2029]+")


def find_paragraphs(reading: Reading, tools: Tools) -> Reading:
    """Each line with words is a paragraph; one too short to tell, or in a language that cannot be read, takes the document's."""
    document = reading.document
    text = document.text
    lines = [span for span in (trim(text, *found.span()) for found in LINE.finditer(text)) if span.text]
    guesses = [language_of(line.text, tools.languages) for line in lines]
    whole = document.language if document.language != UNKNOWN else most_letters(lines, guesses)
    paragraphs = tuple(
        Paragraph(line.text, line.start, line.end, guess if guess in tools.languages else whole)
        for line, guess in zip(lines, guesses, strict=True)
    )
    return replace(reading, paragraphs=paragraphs, language=whole)


def most_letters(lines: list[Span], guesses: list[str]) -> str:
    weights: dict[str, int] = {}
    for line, guess in zip(lines, guesses, strict=True):
        if guess != UNKNOWN:
            weights[guess] = weights.get(guess, 0) + len(line.text)
    return max(weights, key=lambda name: weights[name], default=UNKNOWN)


STEP = Step("paragraphs", needs=(), gives=("paragraphs", "language"), run=find_paragraphs)
