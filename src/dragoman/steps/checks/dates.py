"""Times against each other, against weekdays and against publication."""

from collections.abc import Iterator
from datetime import date

from dragoman.grammar.tense import told_as_past
from dragoman.grammar.words import words
from dragoman.lexicon.calendar import Calendar
from dragoman.model import Check, Quantity, Time, Verdict
from dragoman.steps.checks.scene import CheckContext, check, day_of, plain, spread, time_span

DAYS = {"day": 1.0, "night": 1.0, "week": 7.0, "fortnight": 14.0, "month": 30.44, "quarter": 91.3, "year": 365.25, "decade": 3652.5}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
UNLIKE = 1.15  # how many times longer one window is before two are called unlike (months differ by 1.11)


def days_of(time: Time) -> tuple[date, date] | None:
    start, end = day_of(time.start), day_of(time.end)
    return (start, end) if start and end else None


def duration(scene: CheckContext) -> Iterator[Check]:
    """How long something lasted against the days on which it began and ended."""
    for time in scene.times:
        ends = days_of(time)
        if ends is None or ends[0] == ends[1] or not has_two_ends(scene, time):
            continue
        for length in (q for q in scene.quantities if q.role == "duration" and q.unit in DAYS and q.value):
            if not within(length, time) and lasts(scene, length):
                yield duration_check(time, ends, length)


def has_two_ends(scene: CheckContext, time: Time) -> bool:
    """Whether a time says from when until when, rather than naming a month or a year in which something may have begun."""
    return any(word.fold in scene.words.until for word in words(time_span(time)))


def within(quantity: Quantity, time: Time) -> bool:
    return time.span[0] <= quantity.start and quantity.end <= time.span[1]


def lasts(scene: CheckContext, length: Quantity) -> bool:
    return scene.tells(scene.words.lasting, length.start - 30, length.end)


def duration_check(time: Time, ends: tuple[date, date], length: Quantity) -> Check:
    real = (ends[1] - ends[0]).days + 1
    unit = DAYS[length.unit or "day"]
    told = spread(length)
    fits = (told.low - 1) * unit <= real <= (told.high + 1) * unit
    detail = f"from {ends[0]} to {ends[1]} is {real} days, the text says {plain(length.value or 0)} {length.unit}"
    return check("duration", "consistent" if fits else "inconsistent", detail, time_span(time), length)


def weekday(scene: CheckContext, calendar: Calendar) -> Iterator[Check]:
    """The weekday against its date."""
    names = {form: int(number) for number, forms in calendar.words["weekday"].items() for form in forms if len(form) > 3}
    for time in scene.times:
        ends = days_of(time)
        told = next((names[w.fold] for w in words(time_span(time)) if w.fold in names), None)
        if told is None or ends is None or ends[0] != ends[1] or not any(c.isdigit() for c in time.text):
            continue
        real = ends[0].weekday()
        verdict: Verdict = "consistent" if real == told else "inconsistent"
        yield check("weekday", verdict, f"{ends[0]} was a {WEEKDAYS[real]}, the text says {WEEKDAYS[told]}", time_span(time))


def future_as_past(scene: CheckContext) -> Iterator[Check]:
    """A full date after publication that is told as past."""
    if scene.published is None:
        return
    for time in scene.times:
        start = day_of(time.start)
        dated = start is not None and time.start == time.end and str(start.year) in time.text
        if start and dated and start > scene.published and told_as_past(scene.sentence, *time.span):
            detail = f"{start} is after publication on {scene.published}, but told as past"
            yield check("future", "inconsistent", detail, time_span(time))


def unlike_intervals(scene: CheckContext) -> Iterator[Check]:
    """A ratio or change between amounts of stretches of time that are not equally long."""
    level, base = compared_levels(scene)
    change = [q for q in scene.quantities if q.role == "ratio" or (q.role == "change" and q.unit == "%")]
    if base is None or level is None or not change:
        return
    first, last = nearest_window(scene, level), nearest_window(scene, base)
    if first is None or last is None or first == last:
        return
    lengths = length_of(first), length_of(last)
    if max(lengths) / min(lengths) > UNLIKE:
        detail = f"“{first.text}” is {plain(lengths[0] / 30.44)} months, “{last.text}” is {plain(lengths[1] / 30.44)}: not the same length"
        yield check("unlike-intervals", "unclear", detail, time_span(first), time_span(last), *change)


def compared_levels(scene: CheckContext) -> tuple[Quantity | None, Quantity | None]:
    """The amount compared and what it is compared with: the baseline, else the second of the only two in one unit."""
    base = next((q for q in scene.quantities if q.role == "baseline"), None)
    units = {base.unit} if base else {q.unit for q in scene.quantities} - {None, "%", "times"}
    levels = [q for q in scene.quantities if q.role == "level" and q.unit in units]
    if base is None and len(levels) == 2 and levels[0].unit == levels[1].unit:
        return levels[0], levels[1]
    return (levels[0] if levels else None), base


def nearest_window(scene: CheckContext, quantity: Quantity) -> Time | None:
    """The window of time that stands nearest to an amount."""
    windows = [t for t in scene.times if length_of(t) > 25]
    return min(windows, key=lambda t: max(t.span[0] - quantity.end, quantity.start - t.span[1]), default=None)


def length_of(time: Time) -> int:
    """Days of a window; an open «с 2021 года» counts as the year it names."""
    ends = days_of(time)
    if ends:
        return (ends[1] - ends[0]).days + 1
    return 365 if time.start and time.start.endswith("-01-01") and time.end is None else 0
