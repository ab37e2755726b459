"""What a check looks at: one sentence with its amounts and times, and the arithmetic of rounded numbers."""

import calendar
import re
from datetime import date
from functools import cached_property

from msgspec import Struct

from dragoman.grammar.words import Word, fold, words
from dragoman.lexicon.calendar import Calendar
from dragoman.lexicon.checks import CheckWords, Rates
from dragoman.model import Check, Mention, Quantity, Reading, Sentence, Span, Time, Verdict

DIGITS = re.compile(r"\d[\d\s\u00a0\u202f]*(?:[.,]\d+)?")
SLACK = 0.02  # what rounding elsewhere in the sentence may add
LOOSE = {"about": (0.93, 1.07), "more_than": (1.0, 1.35), "at_least": (1.0, 1.35), "less_than": (0.7, 1.0), "at_most": (0.7, 1.0)}
ROUND = 0.025  # half the last figure of a long round number


class Range(Struct, frozen=True):
    """What a rounded number may have been."""

    low: float
    high: float

    def times(self, other: "Range") -> "Range":
        return Range(self.low * other.low, self.high * other.high)

    def over(self, other: "Range") -> "Range":
        return Range(self.low / other.high, self.high / other.low) if other.low > 0 else Range(0, float("inf"))

    def meets(self, other: "Range") -> bool:
        return self.low <= other.high * (1 + SLACK) and other.low <= self.high * (1 + SLACK)


class CheckContext(Struct, frozen=True, dict=True):
    """A sentence, the quantities and times in it, and what the checks know."""

    reading: Reading
    sentence: Sentence
    quantities: tuple[Quantity, ...]
    times: tuple[Time, ...]
    words: CheckWords
    calendar: Calendar
    rates: Rates

    @cached_property
    def line(self) -> list[Word]:
        return words(self.sentence)

    @cached_property
    def mentions(self) -> list[Mention]:
        """The mentions in the sentence."""
        return self.reading.index.located_mentions.inside(self.sentence.start, self.sentence.end)

    @property
    def people(self) -> list[Mention]:
        """The names of known people in the sentence."""
        return [m for m in self.mentions if m.type == "PER" and m.kind == "name" and m.actor]

    @property
    def opens(self) -> bool:
        """Whether this is the first sentence of the text."""
        return self.sentence == self.reading.trees[0]

    @cached_property
    def published(self) -> date | None:
        return day_of(self.reading.document.published)

    def between(self, first: Span, second: Span) -> str:
        """The text between two spans."""
        return self.reading.document.text[first.end : second.start]

    def tells(self, stems: tuple[str, ...], start: int, end: int) -> bool:
        """Whether a word that begins like one of `stems` stands in [start, end)."""
        return any(w.fold.startswith(stems) for w in self.line if start <= w.start < end)

    @property
    def year(self) -> int | None:
        """The year that the amounts are of: that of the sentence's times, else of publication."""
        told = [t.end or t.start for t in self.times if t.end or t.start]
        day = day_of(told[-1]) if told else self.published
        return day.year if day else None


def day_of(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


def bounds(born: str) -> tuple[date, date]:
    """The first and last day that a day, month or year is."""
    first = date.fromisoformat((born + "-01-01")[:10])
    month = first.month if len(born) > len("1952") else 12
    day = first.day if len(born) > len("1952-10") else calendar.monthrange(first.year, month)[1]
    return first, date(first.year, month, day)


def spread(quantity: Quantity) -> Range:
    """What a rounded amount may have been: half its last figure up or down, more with "about" or a bound."""
    if quantity.value is None:
        return Range(quantity.low or 0, quantity.high or 0)
    half = half_figure(quantity)
    low, high = LOOSE.get(quantity.relation, (1.0, 1.0))
    return Range((quantity.value - half) * low, (quantity.value + half) * high)


def half_figure(quantity: Quantity) -> float:
    value = quantity.value or 0
    found = DIGITS.search(quantity.text)
    if found is None:
        return 0.05 * value if value >= 1000 else 0.0
    figure = "".join(c for c in found.group() if c.isdecimal() or c in ".,").replace(",", ".")
    decimals = len(figure.rpartition(".")[2]) if "." in figure else 0
    try:
        scale = value / float(figure) if float(figure) else 1.0
    except ValueError:
        return 0.01 * value
    if decimals == 3 and scale > 900:  # 1,234: the comma sets off thousands
        return 0.5
    if quantity.role == "count" and scale == 1 and not figure.endswith("00"):
        return 0.0  # people and things are counted, not rounded
    half: float = 0.5 * 10.0**-decimals * scale
    return max(half, ROUND * value) if figure.endswith("000") else half


def plain(number: float) -> str:
    """A number in words of the checks: 1.5 billion, 40, 0.825."""
    for size, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(number) >= size:
            return f"{number / size:.4g} {name}"
    return f"{number:.4g}" if abs(number) < 10000 else f"{number:,.0f}"


def amount(quantity: Quantity) -> str:
    return f"{plain(quantity.value or 0)} {quantity.unit or ''}".strip()


def check(name: str, verdict: Verdict, detail: str, *spans: Span) -> Check:
    return Check(name, verdict, detail, tuple(Span(s.text, s.start, s.end) for s in spans))


def time_span(time: Time) -> Span:
    return Span(time.text, *time.span)


def folded(text: str) -> str:
    return " ".join(fold(part) for part in text.split())
