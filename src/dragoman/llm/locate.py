"""Where words stand that a model says it copied: as they are, else up to quotation marks, blanks, dashes and case."""

import unicodedata
from collections.abc import Iterator
from functools import cached_property

from dragoman.model import Span, cut

QUOTING = {"Pi", "Pf"}  # Unicode's classes of opening and closing quotation marks
STRAIGHT = "\"'`＂„"  # marks that are of no such class
DASH = "Pd"


class Locator:
    """Finds words in one text."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _plain(self) -> tuple[str, list[int]]:
        """The text without marks and blanks, dashes and case alike, and for each letter left where it stands."""
        return plain(self._text)

    def find(self, words: str, near: Span) -> Span | None:
        """The occurrence inside `near`, else the nearest to it; as it is written first, then up to marks, blanks and case."""
        return self._nearest(self._exact(words), near) or self._nearest(self._alike(words), near)

    def _nearest(self, found: Iterator[Span], near: Span) -> Span | None:
        return min(found, key=lambda span: (distance(span, near), span.start), default=None)

    def _exact(self, words: str) -> Iterator[Span]:
        yield from (span for span in occurrences(self._text, words) if is_whole(self._text, span))

    def _alike(self, words: str) -> Iterator[Span]:
        text, places = self._plain
        for span in occurrences(text, plain(words)[0]):
            found = cut(self._text, places[span.start], places[span.end - 1] + 1)
            if is_whole(self._text, found):
                yield with_marks(self._text, found, words)


def occurrences(text: str, words: str) -> Iterator[Span]:
    at = text.find(words) if words else -1
    while at >= 0:
        yield Span(words, at, at + len(words))
        at = text.find(words, at + 1)


def distance(span: Span, near: Span) -> int:
    """0 inside; else how many characters apart."""
    return 0 if near.covers(span) else max(1, span.start - near.end, near.start - span.end)


def is_whole(text: str, span: Span) -> bool:
    """Whether a stretch cuts no word in two."""
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    return not ((before.isalnum() and text[span.start].isalnum()) or (after.isalnum() and text[span.end - 1].isalnum()))


def plain(text: str) -> tuple[str, list[int]]:
    letters, places = [], []
    for place, letter in enumerate(text):
        if not is_left_out(letter):
            alike = "-" if unicodedata.category(letter) == DASH else letter.casefold()
            letters.append(alike)
            places += [place] * len(alike)
    return "".join(letters), places


def is_left_out(letter: str) -> bool:
    return letter.isspace() or is_mark(letter)


def is_mark(letter: str) -> bool:
    return letter in STRAIGHT or unicodedata.category(letter) in QUOTING


def with_marks(text: str, found: Span, words: str) -> Span:
    """The stretch with the quotation marks around it, where the words had some there."""
    start, end = found.start, found.end
    while is_mark(words[0]) and start > 0 and is_mark(text[start - 1]):
        start -= 1
    while is_mark(words[-1]) and end < len(text) and is_mark(text[end]):
        end += 1
    return cut(text, start, end)
