"""When the text speaks: the day from which its words count, and whether its clause looks back or ahead."""

from datetime import date
from typing import Literal

from msgspec import Struct

from dragoman.steps.times.periods import Period, day, month, moved, safe

Lean = Literal["past", "future", "unknown"]


class Clock(Struct, frozen=True):
    """`today` is what relative words count from, `lean` the tense of the clause, `focus` the last time told before (for "two days later"),
    `told` the last one of the sentences before; `done` tells that the nearest verb itself is in the past."""

    today: date | None
    lean: Lean = "unknown"
    focus: Period | None = None
    told: Period | None = None
    done: bool = False

    @property
    def before(self) -> Period | None:
        """The last time told."""
        return self.focus or self.told

    def nearest(self, candidates: list[Period]) -> Period | None:
        """The candidate that the tense asks for; else the one nearest to today."""
        found = [c for c in candidates if c.start and c.end]
        today = self.today
        if today is None or not found:
            return None
        if self.lean == "past":
            found = [c for c in found if c.start and c.start <= today] or found
        if self.lean == "future":
            found = [c for c in found if c.end and c.end >= today] or found
        return min(found, key=lambda c: self._away(c, today))

    @staticmethod
    def _away(period: Period, today: date) -> int:
        if period.start is None or period.end is None:
            return 10**6
        if period.start <= today <= period.end:
            return 0
        return min(abs((period.start - today).days), abs((period.end - today).days))

    def years(self) -> list[int]:
        if self.today is not None:
            return [self.today.year - 1, self.today.year, self.today.year + 1]
        return []

    def day_of(self, month_: int, number: int) -> Period | None:
        """A day and month without a year."""
        if self.today is None:
            return None
        dates = [safe(year, month_, number) for year in [*self.years(), self.today.year + 2, self.today.year + 3]]
        return self.nearest([day(d, False) for d in dates if d])

    def month_of(self, number: int) -> Period | None:
        if self.today is None:
            return None
        return self.nearest([m for year in self.years() if (m := month(year, number, False))])

    def weekday_of(self, number: int) -> Period | None:
        """The weekday nearest in the direction of the tense; today is last week's no more than next week's."""
        if self.today is None:
            return None
        back = (self.today.weekday() - number) % 7
        when = moved(self.today, -back if self.lean != "future" else (7 - back) % 7)
        return day(when, False) if when else None
