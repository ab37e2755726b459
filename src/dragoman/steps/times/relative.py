"""What is counted from today or from a time told before: "last week", "over the past year", "three days ago", «накануне»."""

from dragoman.steps.times.clock import Clock
from dragoman.steps.times.periods import MONTHS, RELATIVE, Period, day, distance, month_moved, moved, unit_at, window

FRIDAY = 4  # as `date.weekday` counts


def relative_day(clock: Clock, by: int) -> Period | None:
    when = moved(clock.today, by) if clock.today else None
    return day(when) if when else RELATIVE


def relative_unit(clock: Clock, by: int, unit: str) -> Period | None:
    """"last week", «в следующем году»; a season that was or will be."""
    if clock.today is None:
        return RELATIVE
    return unit_at(unit, clock.today, by)


def so_far(clock: Clock, unit: str) -> Period:
    """"so far this year", "earlier this month"."""
    whole = relative_unit(clock, 0, unit)
    return Period(whole.start, clock.today, "stretch") if whole and whole.start else RELATIVE


def rest(clock: Clock, unit: str) -> Period:
    """"later this year"."""
    whole = relative_unit(clock, 0, unit)
    return Period(clock.today, whole.end, "stretch") if whole and whole.end else RELATIVE


def the_weekend(clock: Clock, by: int) -> Period | None:
    """"over the weekend": the last one, or the next one where the tense asks for it."""
    if clock.today is None:
        return RELATIVE
    now = clock.lean == "future" or clock.today.weekday() > FRIDAY
    return unit_at("weekend", clock.today, 0 if now else -1)


def last_window(clock: Clock, count: float, unit: str) -> Period | None:
    """"the past three months"; counted from a month or day that the sentence named before, else from today."""
    if clock.focus and clock.focus.start and clock.focus.end and clock.focus.grain in {"day", "month"} and unit in MONTHS:
        first = month_moved(clock.focus.start, -round(count * MONTHS[unit]))
        return Period(first, clock.focus.end, "stretch") if first else None
    if clock.today is None:
        return RELATIVE
    if count != int(count):
        far = distance(unit, -count, clock.today)
        return Period(far.start, clock.today, "stretch") if far else None
    return window(unit, int(count), clock.today, False)


def rolling(clock: Clock, unit: str) -> Period | None:
    """"over the past year": back from today, not the calendar's."""
    far = distance("month" if unit in MONTHS else unit, -MONTHS.get(unit, 1), clock.today) if clock.today else RELATIVE
    return Period(far.start, clock.today, "stretch") if far and far.start else RELATIVE


def next_window(clock: Clock, count: float, unit: str) -> Period | None:
    return (window(unit, int(count), clock.today, True) if clock.today else RELATIVE) if count >= 1 else None


def ago(clock: Clock, count: float, unit: str) -> Period | None:
    """"three days ago", «неделю назад»."""
    return distance(unit, -count, clock.today) if clock.today else RELATIVE


def ahead(clock: Clock, count: float, unit: str) -> Period | None:
    """"in three weeks"; «через три дня он уехал» is told from the time before, and "it doubled in a decade" tells how long."""
    if clock.done:
        return narrated(clock, 1, count, unit) if clock.before else None
    return distance(unit, count, clock.today) if clock.today else RELATIVE


def narrated(clock: Clock, sign: int, count: float, unit: str) -> Period | None:
    """"two days later": from the time told before, if any."""
    if clock.before and clock.before.start and clock.before.grain == unit and count == int(count):
        return unit_at(unit, clock.before.start, sign * int(count))  # a year before a year is a year
    since = clock.before.end if clock.before else None
    return distance(unit, sign * count, since) if since else RELATIVE


def narrated_or_ahead(clock: Clock, count: float, unit: str) -> Period | None:
    """«спустя три дня»: from the time told before, else from today."""
    return narrated(clock, 1, count, unit) if clock.before else ahead(clock, count, unit)


def narrated_later(clock: Clock, count: float, unit: str) -> Period | None:
    return narrated(clock, 1, count, unit)


def narrated_earlier(clock: Clock, count: float, unit: str) -> Period | None:
    return narrated(clock, -1, count, unit)


def same_time(clock: Clock, unit: str) -> Period | None:
    """«тогда же», "the same year": of the time told before."""
    if clock.before is None or clock.before.start is None:
        return RELATIVE
    return clock.before if unit == "then" else unit_at(unit, clock.before.start, 0)


def narrative_day(clock: Clock, by: int) -> Period | None:
    """«накануне», "the next day": from a day told before, else from today."""
    since = clock.focus.start if clock.focus and clock.focus.grain == "day" else clock.today
    when = moved(since, by) if since else None
    return day(when) if when else RELATIVE
