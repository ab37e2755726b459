"""Trends and changes over time, with their uncertainty."""

import random
import time
from itertools import combinations
from statistics import median

import numpy as np
import pytest

from dragoman.corpus.slopes import sen_slope, sought
from dragoman.corpus.trends import Trend, periods, slope, trend
from dragoman.model import Period, Signed, Tie


def tie(period: str, conflict: int) -> Tie:
    return Tie(
        source="A", target="B", symmetric=False, period=period, deeds=Signed(conflict=conflict), words=Signed(), facts=Signed(),
        offers=Signed(), prospects=Signed(), denied=0, score=-9.0 if conflict else None, goldstein=None, types={}, statuses={},
        documents=1, sources=1, publishers=1, claims=conflict,
    )


def monthly(values: list[int]) -> Trend:
    names = periods("2020-01", "2030-12", "month")
    return trend([tie(name, value) for name, value in zip(names, values, strict=False) if value], "month")


@pytest.mark.parametrize(("first", "last", "by", "count"), [
    ("2020-11", "2021-02", "month", 4), ("2020-Q3", "2021-Q2", "quarter", 4), ("2020-02-28", "2020-03-01", "day", 3),
    ("2021-12-27", "2022-01-10", "week", 3), ("1999", "2002", "year", 4), ("2020-01", "2020-01", "month", 1),
])
def test_periods_have_no_gaps(first: str, last: str, by: Period, count: int) -> None:
    found = periods(first, last, by)
    assert (found[0], found[-1], len(found)) == (first, last, count)


def test_a_month_in_which_nothing_happened_is_a_point() -> None:
    assert [point.conflict for point in monthly([2, 0, 0, 1]).points] == [2, 0, 0, 1]


def test_a_step_is_found_where_it_is() -> None:
    chance = random.Random(3)
    values = [chance.choice((1, 2, 3)) for _ in range(24)] + [chance.choice((9, 10, 12)) for _ in range(24)]
    found = monthly(values).changes
    assert [(change.of, change.period) for change in found] == [("conflict", "2022-01")]
    assert found[0].probability > 0.99
    assert found[0].first <= "2022-01" <= found[0].last
    assert found[0].before == pytest.approx(2, abs=0.5)
    assert found[0].after == pytest.approx(10, abs=1)


def test_noise_has_no_change() -> None:
    false = 0
    for seed in range(60):
        chance = random.Random(seed)
        values = [sum(chance.random() < 0.05 for _ in range(80)) for _ in range(36)]
        false += bool(monthly([max(values[0], 1), *values[1:-1], max(values[-1], 1)]).changes)
    assert false <= 6


def test_two_steps_are_two_changes() -> None:
    assert [change.period for change in monthly([1] * 20 + [12] * 20 + [2] * 20).changes] == ["2021-09", "2023-05"]


def test_the_interval_of_a_slope_holds_the_true_one() -> None:
    hits = 0
    for seed in range(100):
        chance = random.Random(seed)
        found = slope("balance", [0.5 * i + chance.gauss(0, 3) for i in range(30)])
        hits += found.low <= 0.5 <= found.high
    assert hits >= 88


@pytest.mark.parametrize("values", [
    [1, 4, 2, 2, 7, 7, 3, 0], [0, 0, 0, 0], [5, 4, 3, 2, 1], [0.5, -3.25, 8.0, 8.0, 1.5, 2.0, 2.0], [1, 2],
])
def test_slopes_are_those_of_all_pairs(values: list[float]) -> None:
    slopes = sorted((values[j] - values[i]) / (j - i) for i, j in combinations(range(len(values)), 2))
    assert [sought(np.asarray(values), rank) for rank in range(len(slopes))] == pytest.approx(slopes, abs=1e-9)
    assert sen_slope(values)[0] == median(slopes)


def test_thirty_years_by_day_take_seconds() -> None:
    chance, names = random.Random(5), periods("1995-01-01", "2024-12-31", "day")
    ties = [tie(name, chance.choice((0, 0, 1, 3))) for name in names]
    start = time.process_time()
    found = trend(ties, "day")
    assert time.process_time() - start < 20
    assert [one.value for one in found.slopes if one.of == "conflict"] == [0.0]


def test_three_periods_are_no_trend() -> None:
    assert monthly([1, 5, 9]).slopes == ()
    assert trend([], "month") == Trend((), (), ())
