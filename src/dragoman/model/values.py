"""Quantities, times and places."""

from typing import Literal

from msgspec import Struct

from dragoman.model.span import Span

Relation = Literal["exactly", "about", "at_least", "at_most", "more_than", "less_than", "between"]
Role = Literal["level", "change", "ratio", "baseline", "conversion", "duration", "count"]


class Quantity(Span, frozen=True, kw_only=True):
    """An amount as the text gives it: a `value`, or a range from `low` to `high`.

    `unit` is an ISO 4217 code for money, `%`, `times`, or an English singular noun. A bound stands in `value`, its side in `relation`.
    A rate has in `per` what it is told for: a unit, with a number before it where that is not one ("80 USD" per "barrel", "1000 m3").
    """

    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    relation: Relation = "exactly"
    role: Role = "level"
    per: str | None = None


class Time(Struct, frozen=True):
    """First and last day (ISO dates, both included; None is an open side) of what the words at `span` mean.

    `inferred`: a claim whose own sentence names no time takes this one, told elsewhere in the text, or the day of the release that it
    stands in, which no words tell: then `text` is empty.
    """

    start: str | None
    end: str | None
    text: str
    span: tuple[int, int]
    inferred: bool = False


class Place(Span, frozen=True):
    """Where something happened."""

    country: str | None = None
