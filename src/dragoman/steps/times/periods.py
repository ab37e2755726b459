"""Stretches of days, and how to move and cut them."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

Grain = Literal["clock", "day", "weekend", "week", "month", "season", "quarter", "half", "year", "decade", "century", "stretch"]
DAY = timedelta(days=1)
MONTHS: dict[str, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
DAYS: dict[str, int] = {"day": 1, "week": 7, "fortnight": 14}
SEASONS: dict[str, int] = {"winter": 12, "spring": 3, "summer": 6, "autumn": 9}


class Period(Struct, frozen=True):
    """First and last day, both included; None is an open side.

    `grain` is the precision of the words; `dated` tells that they name a year.
    """

    start: date | None
    end: date | None
    grain: Grain
    dated: bool = True


RELATIVE = Period(None, None, "stretch", False)  # what a relative expression means where nothing tells from when it counts


def day(when: date, dated: bool = True) -> Period:
    return Period(when, when, "day", dated)


def safe(year: int, month: int, number: int) -> date | None:
    """A date, or None where there is no such day."""
    try:
        return date(year, month, number)
    except (ValueError, OverflowError):
        return None


def month(year: int, number: int, dated: bool = True) -> Period | None:
    first = safe(year, number, 1)
    return Period(first, first.replace(day=monthrange(year, number)[1]), "month", dated) if first else None


def months(year: int, first: int, count: int, grain: Grain) -> Period | None:
    """`count` months from a month on; `first` may lie outside 1..12."""
    year, first = year + (first - 1) // 12, (first - 1) % 12 + 1
    start, last = month(year, first), month(year + (first + count - 2) // 12, (first + count - 2) % 12 + 1)
    return Period(start.start, last.end, grain) if start and last else None


def year(number: int) -> Period | None:
    return months(number, 1, 12, "year")


def week(of: date, by: int = 0) -> Period | None:
    """Monday to Sunday."""
    first = moved(of, 7 * by - of.weekday())
    return Period(first, first + 6 * DAY, "week") if first else None


def moved(when: date, days: int) -> date | None:
    try:
        return when + timedelta(days=days)
    except OverflowError:
        return None


def month_moved(when: date, by: int) -> date | None:
    """The same day some months on, or the last of that month."""
    number = when.year * 12 + when.month - 1 + by
    if not 12 <= number < 9999 * 12:
        return None
    return date(number // 12, number % 12 + 1, min(when.day, monthrange(number // 12, number % 12 + 1)[1]))


def season(year_: int, name: str) -> Period | None:
    """Winter counts for the year in which it ends."""
    first = SEASONS[name]
    return months(year_ - 1 if name == "winter" else year_, first, 3, "season")


def unit_at(unit: str, today: date, by: int) -> Period | None:
    """The calendar unit `by` units from the one that holds `today`."""
    if unit == "day":
        when = moved(today, by)
        return day(when) if when else None
    if unit == "week":
        return week(today, by)
    if unit == "weekend":
        found = week(today, by)
        return Period(found.start + 5 * DAY, found.end, "weekend") if found and found.start else None
    if unit in MONTHS:
        size = MONTHS[unit]
        number = (today.year * 12 + today.month - 1) // size * size + by * size
        return months(number // 12, number % 12 + 1, size, unit)  # type: ignore[arg-type]
    return None


def window(unit: str, count: int, today: date, forward: bool) -> Period | None:
    """The whole units before (or after) the one that holds `today`."""
    near, far = unit_at(unit, today, 1 if forward else -1), unit_at(unit, today, count if forward else -count)
    if near is None or far is None:
        return None
    first, last = (near, far) if forward else (far, near)
    return Period(first.start, last.end, "stretch")


def distance(unit: str, count: float, today: date) -> Period | None:
    """The day (for years: the month) so many units away."""
    if unit == "fortnight":
        unit, count = "week", 2 * count
    if unit in DAYS:
        when = moved(today, round(count * DAYS[unit]))
        return day(when) if when else None
    if unit in MONTHS:
        when = month_moved(today, round(count * MONTHS[unit]))
        if when is None:
            return None
        return month(when.year, when.month) if unit in {"half", "year", "decade", "century"} else day(when)
    return day(today)


def part(of: Period, which: str) -> Period | None:
    """The beginning, middle or end of a period: thirds of a month, quarters of a year, days of a week."""
    if of.start is None or of.end is None:
        return None
    if of.grain == "month":
        first, last = {"start": (1, 10), "middle": (11, 20), "end": (21, of.end.day)}[which]
        return Period(of.start.replace(day=first), of.start.replace(day=last), "stretch", of.dated)
    if of.grain == "year":
        first, count = {"start": (1, 3), "middle": (5, 4), "end": (10, 3)}[which]
        return months(of.start.year, first, count, "stretch")
    if of.grain == "week":
        first, last = {"start": (0, 2), "middle": (2, 4), "end": (4, 6)}[which]
        return Period(of.start + first * DAY, of.start + last * DAY, "stretch")
    if of.grain == "decade":
        first, count = {"start": (0, 4), "middle": (4, 3), "end": (7, 3)}[which]
        return months(of.start.year + first, 1, 12 * count, "stretch")
    return thirds(of, which)


def thirds(of: Period, which: str) -> Period | None:
    if of.start is None or of.end is None or of.grain in {"day", "clock"}:
        return of
    third = (of.end - of.start) / 3
    return {
        "start": Period(of.start, of.start + third, "stretch"),
        "middle": Period(of.start + third, of.end - third, "stretch"),
        "end": Period(of.end - third, of.end, "stretch"),
    }[which]
