"""What single expressions mean: dates, weekdays, months, years, "last week", "three days ago", «третий квартал 2018 года»."""

from datetime import date
from typing import Any

from dragoman.steps.times.clock import Clock
from dragoman.steps.times.patterns import TimePattern
from dragoman.steps.times.periods import (
    MONTHS,
    RELATIVE,
    Grain,
    Period,
    day,
    distance,
    month,
    month_moved,
    months,
    moved,
    part,
    safe,
    season,
    unit_at,
    week,
    year,
)
from dragoman.steps.times.relative import (
    ago,
    ahead,
    last_window,
    narrated_earlier,
    narrated_later,
    narrated_or_ahead,
    narrative_day,
    next_window,
    relative_day,
    relative_unit,
    rest,
    rolling,
    same_time,
    so_far,
    the_weekend,
)

LAST_CENTURY = 21
LONGEST_WAY = 550  # days from today within which a weekday may choose the year of a date


def full_date(clock: Clock, weekday: int | None, number: int, month_: int, year_: int | None) -> Period | None:
    """«понедельник, 18 февраля 2013 года»."""
    if year_:
        when = safe(year_, month_, number)
        return day(when) if when else None
    if number > 31 or (number == 31 and month_ in {4, 6, 9, 11}) or (month_ == 2 and number > 29):
        return None
    if weekday is not None and clock.today:
        dates = [d for y in range(clock.today.year - 3, clock.today.year + 4) if (d := safe(y, month_, number)) and d.weekday() == weekday]
        near = clock.nearest([day(d, False) for d in dates])
        if near and near.start and abs((near.start - clock.today).days) <= LONGEST_WAY:
            return near
        return clock.day_of(month_, number)  # the weekday contradicts the date: a check says so
    return clock.day_of(month_, number) or RELATIVE


def month_day(clock: Clock, weekday: int | None, month_: int, number: int, year_: int | None, weekday_after: int | None) -> Period | None:
    return full_date(clock, weekday if weekday is not None else weekday_after, number, month_, year_)


def month_year(clock: Clock, month_: int, year_: int) -> Period | None:
    return month(year_, month_)


def bare_month(clock: Clock, month_: int) -> Period | None:
    return clock.month_of(month_) or RELATIVE


def month_relative(clock: Clock, by: int, month_: int) -> Period | None:
    """"last March", "next March"."""
    if clock.today is None:
        return RELATIVE
    found = [m for y in range(clock.today.year - 2, clock.today.year + 3) if (m := month(y, month_)) and m.start and m.end]
    if by < 0:
        return max((m for m in found if m.end and m.end < clock.today), key=lambda m: m.start or date.min, default=None)
    if by > 0:
        return min((m for m in found if m.start and m.start > clock.today), key=lambda m: m.start or date.min, default=None)
    return month(clock.today.year, month_)


def bare_weekday(clock: Clock, number: int) -> Period:
    return clock.weekday_of(number) or RELATIVE


def weekday_relative(clock: Clock, by: int, number: int) -> Period | None:
    """"last Tuesday": the one before today; "this Monday": the next to come; "next Wednesday" as the language has it."""
    if clock.today is None:
        return RELATIVE
    ahead = (number - clock.today.weekday()) % 7
    if by < 0:
        days = ahead - 7 * -by
    elif by == 0:
        days = ahead if clock.lean != "past" or ahead == 0 else ahead - 7
    else:
        days = ahead or 7
    when = moved(clock.today, days)
    return day(when) if when else None


def weekday_after_next(clock: Clock, number: int) -> Period | None:
    """"Friday after next": not the next one to come, but the one after it."""
    return weekdays_away(clock, 2, number, 1) if clock.today else RELATIVE


def month_after_next(clock: Clock, number: int) -> Period | None:
    found = month_relative(clock, 1, number)
    return month(found.start.year + 1, number) if found and found.start else RELATIVE


def edge(clock: Clock, name: str) -> Period | None:
    """EOM, EOY: the end (or beginning) of this month or year."""
    which, unit = name.split()
    found = relative_unit(clock, 0, unit)
    return part(found, which) if found and found.start else RELATIVE


def weekday_of_next_week(clock: Clock, number: int) -> Period | None:
    return weekday_in_week(clock, number, 1)


def weekday_in_week(clock: Clock, number: int, by: int) -> Period | None:
    """"Wednesday of next week"."""
    found = week(clock.today, by) if clock.today else RELATIVE
    when = moved(found.start, number) if found and found.start else None
    return day(when) if when else RELATIVE


def relative_season(clock: Clock, by: int, name: str) -> Period | None:
    if clock.today is None:
        return RELATIVE
    found = [s for y in range(clock.today.year - 2, clock.today.year + 3) if (s := season(y, name)) and s.start and s.end]
    if by < 0:
        return max((s for s in found if s.end and s.end < clock.today), key=lambda s: s.start or date.min, default=None)
    if by > 0:
        return min((s for s in found if s.start and s.start > clock.today), key=lambda s: s.start or date.min, default=None)
    return clock.nearest(found)


def season_year(clock: Clock, name: str, year_: int | None) -> Period | None:
    if year_ is None:
        return relative_season(clock, 0, name)
    return season(year_, name) if name != "winter" else months(year_, 12, 3, "season")


def quarter_of(clock: Clock, number: int, year_: int | None) -> Period | None:
    if not 1 <= number <= 4:
        return None
    return part_of_year(clock, 3 * number - 2, 3, "quarter", year_)


def half_of(clock: Clock, number: int, year_: int | None) -> Period | None:
    if not 1 <= number <= 2:
        return None
    return part_of_year(clock, 6 * number - 5, 6, "half", year_)


def part_of_year(clock: Clock, first: int, count: int, grain: Grain, year_: int | None) -> Period | None:
    """Some months of a year; of the one that the tense asks for, where none is told."""
    if year_:
        return months(year_, first, count, grain)
    return clock.nearest([found for one in clock.years() if (found := months(one, first, count, grain))]) or RELATIVE


def first_months(clock: Clock, count: float, unit: str, year_: int) -> Period | None:
    """«первые четыре месяца 2016 года»."""
    return months(year_, 1, int(count) * MONTHS[unit], "stretch") if unit in {"month", "quarter"} and 0 < count <= 12 else None


def whole_year(clock: Clock, number: int) -> Period | None:
    return year(number)


def decade(clock: Clock, number: int) -> Period | None:
    return months(number, 1, 120, "decade")


def century(clock: Clock, number: int) -> Period | None:
    """"the 19th century": 1801 to 1900."""
    return months(100 * (number - 1) + 1, 1, 1200, "century") if 0 < number <= LAST_CENTURY else None


def decade_called(clock: Clock, number: str) -> Period | None:
    """"the nineties"."""
    return decade(clock, int(number))


def nth_weekday(clock: Clock, number: int, weekday: int, of: Period) -> Period | None:
    """"first Tuesday of October", "last Friday of October" (number −1)."""
    if of.start is None or of.end is None:
        return RELATIVE
    if number < 0:
        when = moved(of.end, -((of.end.weekday() - weekday) % 7) - 7 * (-number - 1))
    else:
        when = moved(of.start, (weekday - of.start.weekday()) % 7 + 7 * (number - 1))
    return day(when) if when and of.start <= when <= of.end else None


def nth_unit(clock: Clock, number: int, unit: str, of: Period) -> Period | None:
    """"first week of October 2014", "last day of October"."""
    if of.start is None or of.end is None or unit not in {"day", "week", "weekend"} or of.grain not in {"month", "year"}:
        return None
    if unit == "day":
        when = moved(of.start, number - 1) if number > 0 else moved(of.end, number + 1)
        return day(when) if when else None
    if number > 0:
        first = moved(of.start, -of.start.weekday() % 7 + 7 * (number - 1))
    else:
        first = moved(of.end, -of.end.weekday() - (7 if of.end.weekday() < 6 else 0) + 7 * (number + 1))
    return unit_at(unit, first, 0) if first else None


def day_of_month(clock: Clock, number: int, by: int) -> Period | None:
    """"20th of next month"."""
    if clock.today is None:
        return RELATIVE
    found = unit_at("month", clock.today, by)
    when = safe(found.start.year, found.start.month, number) if found and found.start else None
    return day(when) if when else None


def ordinal_day(clock: Clock, weekday: int | None, number: int) -> Period | None:
    """"on the 15th"."""
    if clock.today is None or number > 31:
        return RELATIVE if number <= 31 else None
    starts = [month_moved(clock.today.replace(day=1), by) for by in (-1, 0, 1)]
    dates = [d for s in starts if s and (d := safe(s.year, s.month, number)) and weekday in {None, d.weekday()}]
    return clock.nearest([day(d, False) for d in dates])


def after_point(clock: Clock, count: float, unit: str, of: Period) -> Period | None:
    """"three days after Easter"."""
    return distance(unit, count, of.end) if of.end else RELATIVE


def before_point(clock: Clock, count: float, unit: str, of: Period) -> Period | None:
    return distance(unit, -count, of.start) if of.start else RELATIVE


def week_of(clock: Clock, of: Period) -> Period | None:
    return week(of.start) if of.start else RELATIVE


def weekdays_away(clock: Clock, count: float, weekday: int, sign: int) -> Period | None:
    """"two Sundays from now"."""
    if clock.today is None:
        return RELATIVE
    ahead_ = (weekday - clock.today.weekday()) % 7 or 7
    days = ahead_ + 7 * (int(count) - 1) if sign > 0 else (ahead_ - 7 or -7) - 7 * (int(count) - 1)
    when = moved(clock.today, days)
    return day(when) if when else None


def weekdays_ahead(clock: Clock, count: float, weekday: int) -> Period | None:
    return weekdays_away(clock, count, weekday, 1)


def weekdays_ago(clock: Clock, count: float, weekday: int) -> Period | None:
    return weekdays_away(clock, count, weekday, -1)


def fixed(make: Any, value: float) -> Any:
    """A maker whose first value is fixed: −1 for "last", 1 for "next"."""
    return lambda clock, *rest: make(clock, value, *rest)


def clock_day(clock: Clock, weekday: int | None, number: tuple[int, int]) -> Period | None:
    """A day and a month in figures."""
    return clock.day_of(number[1], number[0])


def given(clock: Clock, *values: Any) -> Period | None:
    """The period among the values: the other parts only repeat it."""
    return next((value for value in values if isinstance(value, Period)), None)


RULES = (
    TimePattern(("weekday?", "daypart?", "','?", "the?", "day", "of?", "month", "','?", "in_year?"), full_date),
    TimePattern(("weekday?", "daypart?", "','?", "month", "the?", "day", "','?", "in_year?", "','?", "weekday?"), month_day),
    TimePattern(("weekday?", "','?", "numeric_date", "','?", "weekday?"), given),
    TimePattern(("weekday?", "','?", "day_month"), clock_day),
    TimePattern(("month", "','?", "of?", "in_year"), month_year),
    TimePattern(("month",), bare_month),
    TimePattern(("last", "month"), fixed(month_relative, -1)),
    TimePattern(("next", "month"), fixed(month_relative, 1)),
    TimePattern(("this", "month"), fixed(month_relative, 0)),
    TimePattern(("weekday",), bare_weekday),
    TimePattern(("last", "weekday"), fixed(weekday_relative, -1)),
    TimePattern(("this", "weekday"), fixed(weekday_relative, 0)),
    TimePattern(("next_occurring", "weekday"), fixed(weekday_relative, 1)),
    TimePattern(("next_week", "weekday"), weekday_of_next_week),
    TimePattern(("weekday", "of?", "in?", "relative_week"), weekday_in_week),
    TimePattern(("weekday", "after_next"), weekday_after_next),
    TimePattern(("month", "after_next"), month_after_next),
    TimePattern(("the?", "edge"), edge),
    TimePattern(("relative_week", "weekday"), lambda clock, by, weekday: weekday_in_week(clock, weekday, by)),
    TimePattern(("last", "one"), fixed(relative_unit, -1)),
    TimePattern(("this", "one"), fixed(relative_unit, 0)),
    TimePattern(("next", "one"), fixed(relative_unit, 1)),
    TimePattern(("last_but_one", "one"), fixed(relative_unit, -2)),
    TimePattern(("rolling", "one"), rolling),
    TimePattern(("last", "season"), fixed(relative_season, -1)),
    TimePattern(("this", "season"), fixed(relative_season, 0)),
    TimePattern(("next", "season"), fixed(relative_season, 1)),
    TimePattern(("season", "of?", "in_year?"), season_year),
    TimePattern(("last", "number", "unit"), last_window),
    TimePattern(("next", "number", "unit"), next_window),
    TimePattern(("number", "unit", "ago"), ago),
    TimePattern(("one_unit", "ago"), fixed(ago, 1)),
    TimePattern(("one_and_half", "ago"), fixed(ago, 1.5)),
    TimePattern(("ahead", "one_and_half"), fixed(ahead, 1.5)),
    TimePattern(("ahead", "number", "unit"), ahead),
    TimePattern(("ahead", "one_unit"), fixed(ahead, 1)),
    TimePattern(("number", "unit", "later"), ahead),
    TimePattern(("narrative_ahead", "number", "unit"), narrated_or_ahead),
    TimePattern(("narrative_ahead", "one_unit"), fixed(narrated_or_ahead, 1)),
    TimePattern(("number", "counted", "narrative_later"), narrated_later),
    TimePattern(("number", "counted", "earlier"), narrated_earlier),
    TimePattern(("by_one", "narrative_later"), fixed(narrated_later, 1)),
    TimePattern(("by_one", "earlier"), fixed(narrated_earlier, 1)),
    TimePattern(("number", "weekday", "later"), weekdays_ahead),
    TimePattern(("number", "weekday", "ago"), weekdays_ago),
    TimePattern(("relative_day",), relative_day),
    TimePattern(("same_time",), same_time),
    TimePattern(("narrative_day",), narrative_day),
    TimePattern(("the?", "numbered", "century_word"), century),
    TimePattern(("decade_name", "years_mark?"), decade_called),
    TimePattern(("day", "day_mark"), lambda clock, number: ordinal_day(clock, None, number)),
    TimePattern(("day", "day_mark", "relative_month"), day_of_month),
    TimePattern(("the?", "numbered", "quarter_word", "of?", "in_year?"), quarter_of),
    TimePattern(("the?", "numbered", "half_year", "of?", "in_year?"), half_of),
    TimePattern(("the?", "ordinal", "half_word", "of?", "in_year"), half_of),
    TimePattern(("quarter_code",), lambda clock, code: quarter_of(clock, *code)),
    TimePattern(("first_count", "number", "unit", "of?", "in_year"), first_months),
    TimePattern(("marked_year",), whole_year),
    TimePattern(("decade",), decade),
    TimePattern(("the?", "ordinal", "weekday", "of", "within"), nth_weekday),
    TimePattern(("last", "weekday", "of", "within"), fixed(nth_weekday, -1)),
    TimePattern(("the?", "ordinal", "one", "of?", "within"), nth_unit),
    TimePattern(("the?", "ordinal", "last", "unit", "of", "within"), lambda clock, number, unit, of: nth_unit(clock, -number, unit, of)),
    TimePattern(("last", "one", "of?", "within"), fixed(nth_unit, -1)),
    TimePattern(("the?", "day", "of", "relative_month"), day_of_month),
    TimePattern(("the?", "day", "unit", "of", "relative_month"), lambda clock, number, unit, by: day_of_month(clock, number, by)),
    TimePattern(("weekday?", "the", "ordinal_day"), ordinal_day),
    TimePattern(("weekday", "ordinal_day"), ordinal_day),
    TimePattern(("week_of", "whole"), week_of),
    TimePattern(("number", "unit", "after_whole", "whole"), after_point),
    TimePattern(("number", "unit", "before_whole", "whole"), before_point),
    TimePattern(("year_month",), given),
    TimePattern(("so_far",), so_far),
    TimePattern(("rest",), rest),
    TimePattern(("the_weekend",), the_weekend),
    TimePattern(("holiday",), given),
)
