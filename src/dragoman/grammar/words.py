"""Words, numbers and marks of a stretch of text, without any engine: what the readers of amounts and dates walk over."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

from dragoman.lexicon.words import respelling
from dragoman.model import Span

T = TypeVar("T")

# Groups of three digits with blanks between belong together; every alternative reads on in one direction, so that time stays linear.
BLANKS = " \u00a0\u202f\u2009"
NUMBER = rf"\d{{1,3}}(?:[{BLANKS}]\d{{3}})+(?!\d)(?:[.,]\d+(?!\d))?|\d+(?:[.,]\d+)*"
WORD = re.compile(rf"(?P<digits>{NUMBER})|(?P<letters>[^\W\d_]+(?:['’][^\W\d_]+)*['’]?)|(?P<mark>\S)")
MARKS = {"–": "-", "—": "-", "−": "-", "‑": "-", "‐": "-", "’": "'"}


class Word(Span, frozen=True):
    """`fold` is what is compared (lower case, letters that are written for one another as one, every dash a hyphen); `glued` tells that no
    blank stands before it."""

    fold: str
    kind: str
    glued: bool


Forms = Callable[[Word], tuple[str, ...]]


def only_fold(word: Word) -> tuple[str, ...]:
    return (word.fold,)


def words(span: Span) -> list[Word]:
    """The words of a span, with the offsets of its document."""
    found: list[Word] = []
    last = -1
    for match in WORD.finditer(span.text):
        start, end = match.span()
        text = match.group()
        found.append(Word(text, span.start + start, span.start + end, fold(text), match.lastgroup or "", start == last))
        last = end
    return found


def fold(text: str) -> str:
    """What a word is compared by."""
    folded = text.lower().translate(respelling())
    return MARKS.get(folded, folded.replace("’", "'"))


class Phrases(Generic[T]):
    """A table from phrases (words with single blanks between) to values; finds the longest that begins at a word."""

    def __init__(self, table: Mapping[str, T]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, value in table.items():
            key = tuple(word.fold for word in words(Span(phrase, 0, len(phrase))))
            self._by_first.setdefault(key[0], []).append((key, value))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def at(self, line: Sequence[Word], i: int, forms: Forms = only_fold) -> tuple[T, int] | None:
        """The value of the longest phrase at word `i`, and the index after it; `forms` gives what a word may be compared by."""
        if i >= len(line):
            return None
        found: tuple[T, int] | None = None
        for form in forms(line[i]):
            for key, value in self._by_first.get(form, ()):
                if (found is None or i + len(key) > found[1]) and self._fits(line, i, key, forms):
                    found = value, i + len(key)
                    break
        return found

    @staticmethod
    def _fits(line: Sequence[Word], i: int, key: tuple[str, ...], forms: Forms) -> bool:
        return i + len(key) <= len(line) and all(part in forms(line[i + k]) for k, part in enumerate(key[1:], 1))
