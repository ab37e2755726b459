"""Results come in order, little is held at once, and what kills its process loses itself only."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dragoman.workers.ordered import AHEAD, LostItem, OrderedPool
from work import die_at_first, die_of_thirteen, double, refuse_seven


def test_results_come_in_order() -> None:
    assert list(OrderedPool(2, double).map(range(50))) == list(range(0, 100, 2))


def test_nothing_comes_of_nothing() -> None:
    assert list(OrderedPool(2, double, ThreadPoolExecutor).map([])) == []


def test_little_is_held_at_once() -> None:
    taken = 0

    def numbers() -> Iterator[int]:
        nonlocal taken
        while taken < 1000:
            taken += 1
            yield taken

    for done, _ in enumerate(OrderedPool(2, double, ThreadPoolExecutor).map(numbers())):
        assert taken - done <= 2 * AHEAD


def test_an_error_of_the_work_ends_it() -> None:
    found = OrderedPool(2, refuse_seven, ThreadPoolExecutor).map(range(9))
    assert [next(found) for _ in range(7)] == list(range(7))
    with pytest.raises(ValueError, match="seven"):
        next(found)


@pytest.mark.timeout(120)
def test_what_kills_its_process_is_lost_and_nothing_else() -> None:
    found = list(OrderedPool(2, die_of_thirteen).map([*range(20), 13, 20]))
    assert found == [LostItem(13) if number == 13 else number for number in [*range(20), 13, 20]]


@pytest.mark.timeout(120)
def test_what_died_once_is_done_alone(tmp_path: Path) -> None:
    assert list(OrderedPool(2, die_at_first).map([tmp_path / "one"])) == ["one"]
