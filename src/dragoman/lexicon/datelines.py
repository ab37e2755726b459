"""How news texts tell when they were written: lines that are a date, and datelines of agencies."""

import re
from datetime import date
from functools import cache, cached_property

from msgspec import Struct

from dragoman.lexicon.calendar import Calendar
from dragoman.lexicon.toml import DATA, load


class DatelineExample(Struct, frozen=True, forbid_unknown_fields=True):
    """A line and the date it gives: ISO, or its own words where it names no year."""

    text: str
    date: str


class Dateline(Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """A pattern that matches the start of a line, with the groups `date`, `day`, `month` (a word or a number) and perhaps `year`."""

    name: str
    pattern: str
    yes: tuple[DatelineExample, ...]
    no: tuple[str, ...]

    @cached_property
    def expression(self) -> re.Pattern[str]:
        return re.compile(self.pattern)


class Datelines(Struct, frozen=True, forbid_unknown_fields=True):
    dateline: tuple[Dateline, ...]


@cache
def datelines() -> tuple[tuple[str, Dateline], ...]:
    """Those of every language, each with its language."""
    return tuple((path.parent.name, row) for path in sorted(DATA.glob("*/datelines.toml")) for row in load(path, Datelines).dateline)


@cache
def months(language: str) -> dict[str, int]:
    words = load(DATA / language / "calendar.toml", Calendar).words["month"]
    return {form: int(number) for number, forms in words.items() for form in forms}


def dated(line: str) -> str | None:
    """The date with which a line begins: ISO, or its own words where no year stands there; None where it is no dateline."""
    for language, row in datelines():
        if (found := row.expression.match(line)) and (value := date_of(language, found)):
            return value
    return None


def date_of(language: str, found: re.Match[str]) -> str | None:
    """None where the words make no date."""
    parts, word = found.groupdict(), found["month"].lower()
    month = int(word) if word.isdecimal() else months(language).get(word.rstrip("."))
    try:
        day = date(int(parts.get("year") or 2000), month or 0, int(parts["day"]))
    except ValueError:
        return None
    return day.isoformat() if parts.get("year") else found["date"].rstrip(".")
