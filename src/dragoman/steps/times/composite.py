"""What is made of simple expressions: parts, times of day, ranges, open sides."""

from typing import Any

from dragoman.steps.times.clock import Clock
from dragoman.steps.times.patterns import TimePattern
from dragoman.steps.times.periods import DAY, RELATIVE, Period, day, month, months, part, safe


def of_part(which: str) -> Any:
    return lambda clock, whole: part(whole, which) if whole.start or whole.end else RELATIVE


def same(clock: Clock, period: Period) -> Period:
    return period


def clocked(clock: Clock, period: Period | None = None) -> Period | None:
    """A time of day on the day meant, or today."""
    found = period or (day(clock.today) if clock.today else RELATIVE)
    return Period(found.start, found.end, "clock", found.dated) if found.grain == "day" else found


def night_to(clock: Clock, period: Period) -> Period | None:
    """«в ночь на 5 мая»: from the evening before."""
    if period.start is None or period.grain != "day":
        return None
    return Period(period.start - DAY, period.end, "clock", period.dated)


def nights(clock: Clock, first: int | Period, last: Period) -> Period | None:
    """«в ночь с 8 на 9 марта», «в ночь с субботы на воскресенье»."""
    return night_to(clock, last)


def nights_of_month(clock: Clock, month_: int, first: int, last: int) -> Period | None:
    """"the night of March 3-4"."""
    found = clock.day_of(month_, last)
    return night_to(clock, found) if found else RELATIVE


def since(clock: Clock, period: Period) -> Period:
    return Period(period.start, None, "stretch", period.dated)


def starting(clock: Clock, period: Period) -> Period:
    """"from June 1": open where that is still to come; "footage from Monday" is of that day."""
    ahead = clock.today is not None and period.start is not None and period.start > clock.today
    return since(clock, period) if ahead else period


def until(clock: Clock, period: Period) -> Period:
    return Period(None, period.end, "stretch", period.dated)


def since_start(clock: Clock, whole: Period) -> Period | None:
    """«с начала года»: still going on, where the year is the one that holds today."""
    holds = clock.today is not None and whole.start is not None and whole.end is not None and whole.start <= clock.today <= whole.end
    return since(clock, whole) if holds else None


def before(clock: Clock, period: Period) -> Period:
    return Period(None, period.start - DAY if period.start else None, "stretch", period.dated)


def days(clock: Clock, first: int, last: int, month_: int, year_: int | None) -> Period | None:
    """«с 13 по 15 июля»."""
    end = day_in(clock, last, month_, year_)
    start = safe(end.end.year, month_, first) if end and end.end else None
    return joined(day(start), end) if start and end else None


def joined_day(first: int, last: Period) -> Period | None:
    """«14–15.10.2018»."""
    start = safe(last.start.year, last.start.month, first) if last.start else None
    return joined(day(start), last) if start else None


def day_in(clock: Clock, number: int, month_: int, year_: int | None) -> Period | None:
    if year_ is None:
        return clock.day_of(month_, number)
    when = safe(year_, month_, number)
    return day(when) if when else None


def several_days(clock: Clock, first: int, *further: int | None) -> Period | None:
    """«1 и 2 марта», "on 3, 4 and 5 March": from the first to the last."""
    *_, last, month_, year_ = further
    return days(clock, first, last, month_, year_) if last is not None and month_ is not None and first < last else None


def several_years(clock: Clock, first: int, *further: int) -> Period | None:
    """«в 2007 и 2009 годах»: from the first to the last."""
    return year_range(clock, first, further[-1])


def month_range(clock: Clock, first: int, last: int, year_: int | None) -> Period | None:
    """«с января по март 2022 года»."""
    end = month(year_, last) if year_ else clock.month_of(last)
    if end is None or end.end is None:
        return RELATIVE
    return months(end.end.year - (first > last), first, (last - first) % 12 + 1, "stretch")


def year_range(clock: Clock, first: int, last: int) -> Period | None:
    return months(first, 1, 12 * (last - first + 1), "stretch") if first < last and last - first < 200 else None


def joined(first: Period | None, last: Period | None) -> Period | None:
    """From the first day of one to the last of the other; a side without a year of its own goes with the other."""
    if first is None or last is None or first.start is None or last.end is None:
        return None
    start, end = first.start, last.end
    if not first.dated and (last.dated or start > end):
        start = safe(end.year, start.month, start.day) or start
        start = start if start <= end else safe(end.year - 1, start.month, start.day) or start
    return Period(start, end, "stretch", last.dated) if start <= end else None


def from_to(clock: Clock, first: Period, last: Period) -> Period | None:
    if first.grain != last.grain and not {first.grain, last.grain} <= {"day", "month", "clock", "stretch", "year"}:
        return None
    return joined(first, last)


def lasting(clock: Clock, period: Period, count: float, unit: str) -> Period | None:
    """"from 18 December for ten days"."""
    if period.start is None or unit not in {"day", "week"}:
        return None
    return Period(period.start, period.start + int(count) * (1 if unit == "day" else 7) * DAY, "stretch", period.dated)


MODIFIED = (
    TimePattern(("night_to", "whole"), night_to),
    TimePattern(("night_from", "day", "night_onto", "whole"), nights),
    TimePattern(("night_from", "whole", "night_onto", "whole"), nights),
    TimePattern(("night_from", "month", "day", "night_onto", "day"), nights_of_month),
    TimePattern(("start", "of?", "within"), of_part("start")),
    TimePattern(("middle", "of?", "within"), of_part("middle")),
    TimePattern(("end", "of?", "within"), of_part("end")),
    TimePattern(("daypart", "of?", "in?", "the?", "whole"), clocked),
    TimePattern(("whole", "','?", "in?", "daypart"), clocked),
    TimePattern(("whole", "','?", "in?", "clock"), clocked),
    TimePattern(("clock", "in?", "the?", "whole"), clocked),
    TimePattern(("clock",), clocked),
    TimePattern(("whole",), same),
)

RULES = (
    TimePattern(("from?", "the?", "day", "'.'?", "to", "the?", "day", "of?", "month", "','?", "in_year?"), days),
    TimePattern(
        ("from?", "month", "the?", "day", "to", "the?", "day", "','?", "in_year?"),
        lambda clock, month_, first, last, year_: days(clock, first, last, month_, year_),
    ),
    TimePattern(("in?", "day", "and", "day", "of?", "month", "','?", "in_year?"), several_days),
    TimePattern(("in?", "day", "','", "day", "and", "day", "of?", "month", "','?", "in_year?"), several_days),
    TimePattern(("between", "day", "and", "day", "of?", "month", "in_year?"), days),
    TimePattern(("from?", "day", "'.'?", "to", "day_month"), lambda clock, first, last: days(clock, first, last[0], last[1], None)),
    TimePattern(("from?", "day", "'.'?", "to", "numeric_date"), lambda clock, first, last: joined_day(first, last)),
    TimePattern(("from", "month", "to", "month", "of?", "in_year?"), month_range),
    TimePattern(("between", "month", "and", "month", "of?", "in_year?"), month_range),
    TimePattern(("in?", "month", "'-'", "month", "of?", "in_year?"), month_range),
    TimePattern(("from?", "year", "to", "year", "years_mark?"), year_range),
    TimePattern(("between", "year", "and", "year", "years_mark?"), year_range),
    TimePattern(("in?", "year", "'-'", "year", "years_mark?"), year_range),
    TimePattern(("in?", "year", "and", "year", "years_mark"), several_years),
    TimePattern(("in?", "year", "','", "year", "and", "year", "years_mark"), several_years),
    TimePattern(("from", "point", "to", "point"), from_to),
    TimePattern(("from?", "point", "to_dash", "point"), from_to),
    TimePattern(("in", "point", "to", "point"), from_to),
    TimePattern(("between", "point", "and", "point"), from_to),
    TimePattern(("from?", "point", "for", "number", "unit"), lasting),
    TimePattern(("from", "start", "of?", "within"), since_start),
    TimePattern(("since", "the?", "point"), since),
    TimePattern(("until", "point"), until),
    TimePattern(("by", "point"), until),
    TimePattern(("before", "end", "of?", "within"), until),
    TimePattern(("before", "point"), before),
    TimePattern(("from", "point"), starting),
    TimePattern(("in", "point"), same),
    TimePattern(("point",), same),
)
