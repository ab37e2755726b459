"""A stretch of a document's characters."""

from collections.abc import Iterable

from msgspec import Struct


class Span(Struct, frozen=True):
    """The characters `[start, end)` of a document, counted in Unicode code points, and what stands there."""

    text: str
    start: int
    end: int

    def covers(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlap(self, other: "Span") -> int:
        """How many characters both have."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def moved(self, by: int) -> "Span":
        """The same words further on."""
        return Span(self.text, self.start + by, self.end + by)


def cut(text: str, start: int, end: int) -> Span:
    """The span [start, end) of a text."""
    return Span(text[start:end], start, end)


def trim(text: str, start: int, end: int, blank: str = " \t\r\n\u00a0\u202f") -> Span:
    """The span [start, end) of a text without blanks at its ends."""
    while start < end and text[start] in blank:
        start += 1
    while end > start and text[end - 1] in blank:
        end -= 1
    return Span(text[start:end], start, end)


def hull(text: str, spans: Iterable[Span]) -> Span:
    """The smallest span that covers all of `spans` (at least one)."""
    found = list(spans)
    return cut(text, min(s.start for s in found), max(s.end for s in found))
