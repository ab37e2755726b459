"""Words of the calendar and the holidays of each language."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

from msgspec import Struct

from dragoman.lexicon.toml import DATA, load


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
    the `nth` `weekday` of a `month` (-1 the last), moved by `shift`; or the name of a feast `moving` with the moon, also moved by `shift`.
    `days` is how long it lasts; one that lasts `until` another feast ends on the day before.
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
    moving: str | None = None
    until: str | None = None


class Holidays(Struct, frozen=True):
    """Rows of one language, and the first days of what moves with the moon."""

    holiday: tuple[Holiday, ...]
    moving: dict[str, tuple[date, ...]] = {}


def load_holidays(folder: Path) -> Holidays:
    """The holidays of a language's folder, none where it has no such table. Raises DataError."""
    path = folder / "holidays.toml"
    return Holidays(load(path, Holidays).holiday if path.exists() else (), moving_feasts())


@cache
def moving_feasts() -> dict[str, tuple[date, ...]]:
    """The first days of what moves with the moon. Raises DataError."""
    return load(DATA / "moving_holidays.toml", dict[str, tuple[date, ...]])
