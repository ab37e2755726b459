"""A pair over time: whether conflict and cooperation rise or fall, and when they changed; each with its uncertainty."""

import datetime
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate

from msgspec import Struct

from dragoman.corpus.slopes import sen_slope
from dragoman.model import Period, Tie

MONTHS = {"month": 1, "quarter": 3, "year": 12}
SURE = 0.8  # from what probability on a change is told
CREDIBLE = 0.9  # how much of the probability the told periods hold
ENOUGH = 4  # periods, to speak of a trend at all


class TrendPoint(Struct, frozen=True):
    """Deeds and words of a period, either way; `balance` is the sum of their conflict–cooperation scores."""

    period: str
    cooperation: int
    conflict: int
    balance: float


class Slope(Struct, frozen=True):
    """Sen's slope: the median change from a period to the next, with its 95% confidence interval; `of` is a field of Point."""

    of: str
    value: float
    low: float
    high: float


class ChangePoint(Struct, frozen=True):
    """The rate of `of` (a field of Point) was `before` claims a period and is `after` from `period` on.

    `probability` that there was a change at all; it lies between `first` and `last` with 90% probability.
    """

    of: str
    period: str
    first: str
    last: str
    probability: float
    before: float
    after: float


class Trend(Struct, frozen=True):
    """A pair by period, without gaps."""

    points: tuple[TrendPoint, ...]
    slopes: tuple[Slope, ...]
    changes: tuple[ChangePoint, ...]


def trend(ties: Iterable[Tie], by: Period) -> Trend:
    """Of the ties of one pair by period; those without a date do not count."""
    points = series([tie for tie in ties if tie.period], by)
    if len(points) < ENOUGH:
        return Trend(points, (), ())
    slopes = tuple(slope(of, [float(getattr(point, of)) for point in points]) for of in ("cooperation", "conflict", "balance"))
    found = [change for of in ("cooperation", "conflict") for change in changes(of, points)]
    return Trend(points, slopes, tuple(sorted(found, key=lambda change: change.period)))


def series(ties: Sequence[Tie], by: Period) -> tuple[TrendPoint, ...]:
    """A point for each period from the first to the last, also for those in which nothing happened."""
    if not ties:
        return ()
    by_period: defaultdict[str, list[Tie]] = defaultdict(list)
    for tie in ties:
        by_period[tie.period].append(tie)
    return tuple(point(name, by_period[name]) for name in periods(min(by_period), max(by_period), by))


def point(period: str, ties: Sequence[Tie]) -> TrendPoint:
    acts = [signed for tie in ties for signed in (tie.deeds, tie.words)]
    balance = sum((tie.score or 0.0) * (tie.deeds.all + tie.words.all) for tie in ties)
    return TrendPoint(period, sum(s.cooperation for s in acts), sum(s.conflict for s in acts), balance)


def periods(first: str, last: str, by: Period) -> list[str]:
    """All periods from one to another, both included, as ties name them."""
    found = [first]
    while found[-1] < last:
        found.append(following(found[-1], by))
    return found


def following(period: str, by: Period) -> str:
    if by in ("day", "week"):
        return (datetime.date.fromisoformat(period) + datetime.timedelta(days=1 if by == "day" else 7)).isoformat()
    if by == "quarter":
        year, quarter = int(period[:4]), int(period[-1])
        return f"{year + quarter // 4}-Q{quarter % 4 + 1}"
    if by == "year":
        return f"{int(period) + 1:04}"
    year, month = int(period[:4]), int(period[5:7])
    return f"{year + month // 12:04}-{month % 12 + 1:02}"


def slope(of: str, values: Sequence[float]) -> Slope:
    return Slope(of, *sen_slope(values))


def changes(of: str, points: Sequence[TrendPoint]) -> list[ChangePoint]:
    """Changes of a Poisson rate, found by halving: the surest first, then those on either side of it."""
    values = [getattr(point, of) for point in points]
    if len(values) < ENOUGH:
        return []
    weights = split_probabilities(values)
    probability = sum(weights)
    if probability < SURE:
        return []
    place = max(range(len(weights)), key=lambda i: weights[i]) + 1
    first, last = credible(weights)
    here = ChangePoint(
        of, points[place].period, points[first].period, points[last].period, probability,
        sum(values[:place]) / place, sum(values[place:]) / (len(values) - place),
    )
    return [*changes(of, points[:place]), here, *changes(of, points[place:])]


def split_probabilities(values: Sequence[int]) -> list[float]:
    """For each border between two periods the probability that the rate changed there; before looking, a change is as likely as none."""
    count, (*before, events) = len(values), list(accumulate(values))
    mean, prior = events / count, 1 / (count - 1)
    whole = evidence(events, count, mean)
    split = [evidence(first, i, mean) + evidence(events - first, count - i, mean) for i, first in enumerate(before, 1)]
    top = max(whole, *split)
    weights = [prior * math.exp(one - top) for one in split]
    total = math.exp(whole - top) + sum(weights)
    return [weight / total for weight in weights]


def evidence(events: int, length: int, mean: float) -> float:
    """The logarithm of how likely so many events are in so many periods, over all rates that an exponential prior around `mean` allows.

    What is the same for every way to split is left out.
    """
    if mean == 0:
        return 0.0
    return math.lgamma(1 + events) - math.log(mean) - (1 + events) * math.log(1 / mean + length)


def credible(weights: Sequence[float]) -> tuple[int, int]:
    """First and last period of the likeliest borders that together hold CREDIBLE of the probability."""
    held, wanted = 0.0, CREDIBLE * sum(weights)
    chosen = []
    for i in sorted(range(len(weights)), key=lambda i: -weights[i]):
        chosen.append(i + 1)
        held += weights[i]
        if held >= wanted:
            break
    return min(chosen), max(chosen)
