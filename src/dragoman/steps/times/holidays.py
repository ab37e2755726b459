"""Holidays with their dates."""

from datetime import date, timedelta
from functools import cached_property

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

from dragoman.grammar.words import Phrases, Word
from dragoman.lexicon.calendar import Holiday, Holidays
from dragoman.steps.times.clock import Clock
from dragoman.steps.times.patterns import Found, Matcher
from dragoman.steps.times.periods import Period, day, moved, safe, unit_at


class HolidayTable:
    """Looks up holidays by name and gives the period meant."""

    def __init__(self, rows: Holidays) -> None:
        self._rows = rows

    @property
    def names(self) -> list[str]:
        return [name for row in self._rows.holiday for name in row.names]

    @cached_property
    def _phrases(self) -> Phrases[Holiday]:
        return Phrases({name: row for row in self._rows.holiday for name in row.names})

    def at(self, line: list[Word], i: int, clock: Clock, matcher: Matcher) -> list[Found]:
        """The holiday at word `i` with "last", "next" or a year."""
        direction, at = 0, i
        for name, by in (("last", -1), ("next", 1), ("this", 0)):
            before = matcher.at(name, i)
            if before and self._phrases.at(line, before[0][1]):
                direction, at = by or 2, before[0][1]
        found = self._phrases.at(line, at)
        if found is None:
            return []
        row, end = found
        of = matcher.at("of", end)
        named = matcher.at("in_year", of[0][1] if of else end) if end < len(line) else []
        if named:
            period = self._in_year(row, named[0][0])
            return [(period, named[0][1])] if period else []
        return [(self._chosen(row, direction, clock), end)]

    def _chosen(self, row: Holiday, direction: int, clock: Clock) -> Period:
        relative = Period(None, None, "stretch", False)
        if row.on:
            return day(date.fromisoformat(row.on))
        if clock.today is None:
            return relative
        found = [p for y in range(clock.today.year - 1, clock.today.year + 3) if (p := self._in_year(row, y)) and p.start and p.end]
        begun = [p for p in found if p.start and p.start <= clock.today]
        over = [p for p in found if p.end and p.end < clock.today]
        to_come = [p for p in found if p.end and p.end >= clock.today]
        if direction < 0:
            return over[-1] if over else relative
        if direction == 0 and clock.lean == "past" and begun:
            return begun[-1]
        return to_come[0] if to_come else relative


    def _in_year(self, row: Holiday, year: int) -> Period | None:
        """When the holiday is in a year."""
        start = self._moving(row.moving, year, row.shift) if row.moving else rule_day(row, year)
        last = self._end(row, start) if start else None
        return Period(start, last, "day" if start == last else "stretch") if start and last else None

    def _moving(self, name: str, year: int, shift: int) -> date | None:
        first = next((day for day in self._rows.moving[name] if day.year == year), None)
        return moved(first, shift) if first else None

    def _end(self, row: Holiday, start: date) -> date | None:
        if row.until is None:
            return moved(start, row.days - 1)
        return next((moved(day, -1) for day in self._rows.moving[row.until] if day > start), None)


def rule_day(row: Holiday, year: int) -> date | None:
    """The first day of a holiday whose rule the sun, Easter or a weekday gives."""
    if row.date:
        return safe(year, int(row.date[:2]), int(row.date[3:]))
    if row.easter:
        sunday: date = easter(year, EASTER_WESTERN if row.easter == "western" else EASTER_ORTHODOX)
        return moved(sunday, row.shift)
    return nth(row, year)


def nth(row: Holiday, year: int) -> date | None:
    of = unit_at("month", date(year, row.month, 1), 0) if row.month else None
    if of is None or of.start is None or of.end is None:
        return None
    if row.nth > 0:
        base = of.start + timedelta(days=(row.weekday - of.start.weekday()) % 7 + 7 * (row.nth - 1))
    else:
        base = of.end - timedelta(days=(of.end.weekday() - row.weekday) % 7)
    return base + timedelta(days=row.shift)
