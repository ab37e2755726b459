"""Words of the calendar and the holidays of each language."""

from functools import cache
from pathlib import Path
from typing import Literal

from msgspec import Struct

from dragoman.lexicon.toml import load


class Calendar(Struct, frozen=True):
    """For each class of calendar words their values and forms, folded.

    `day_first` tells how 2/3 is read; `next_weekday` whether "next Friday" is the next one to come or the one of next week;
    `capitalised` words are months or weekdays only with a capital letter; `past_endings` are those of verbs that tell of the past.
    """

    day_first: bool
    next_weekday: Literal["occurrence", "week"]
    capitalised: frozenset[str]
    past_endings: tuple[str, ...]
    words: dict[str, dict[str, tuple[str, ...]]]


class Holiday(Struct, frozen=True):
    """A day with a name.

    One of: a fixed `date` (MM-DD); one day in history, `on` (an ISO date); a `shift` in days from the `western` or `eastern` Easter;
    the `nth` `weekday` of a `month` (-1 the last), moved by `shift`; or first days in `dates`, by year. `days` is how long it lasts.
    """

    names: tuple[str, ...]
    date: str | None = None
    on: str | None = None
    easter: Literal["western", "eastern"] | None = None
    nth: int = 0
    weekday: int = 0
    month: int = 0
    shift: int = 0
    days: int = 1
    dates: dict[str, str] = {}


class Holidays(Struct, frozen=True):
    holiday: tuple[Holiday, ...]


@cache
def calendar(folder: Path, language: str) -> Calendar:
    return load(folder / language / "calendar.toml", Calendar)


@cache
def holidays(folder: Path, language: str) -> Holidays:
    return load(folder / language / "holidays.toml", Holidays)
