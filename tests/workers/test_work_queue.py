"""Work that coroutines wait for, in a pool that may die."""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any

import pytest

from dragoman.workers.work_queue import QueueFullError, WorkQueue
from work import die_of_thirteen, double


def finish(work: Coroutine[Any, Any, None]) -> None:
    """Runs to the end in a thread of its own: a browser that other tests keep open has a running loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, work).result()


class Broken(Executor):
    """A pool whose work fails when it is told to."""

    def __init__(self) -> None:
        self.futures: list[Future[Any]] = []
        self.closed = False

    def submit(self, work: Callable[..., Any], /, *given: Any, **named: Any) -> "Future[Any]":
        self.futures.append(Future())
        return self.futures[-1]

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self.closed = True


def test_a_late_failure_leaves_the_new_pool_alone() -> None:
    """Two pieces of work die with one pool; when the second failure is told, others work in the next pool already."""
    pools = [Broken(), Broken()]
    left = iter(pools)

    async def go() -> None:
        queue = WorkQueue(9, lambda: next(left))
        first, second = asyncio.create_task(queue.do(double, 1)), asyncio.create_task(queue.do(double, 2))
        await asyncio.sleep(0)
        pools[0].futures[0].set_exception(BrokenProcessPool())
        with pytest.raises(BrokenProcessPool):
            await first
        third = asyncio.create_task(queue.do(double, 3))
        await asyncio.sleep(0)
        pools[0].futures[1].set_exception(BrokenProcessPool())
        with pytest.raises(BrokenProcessPool):
            await second
        assert (pools[0].closed, pools[1].closed) == (True, False)
        pools[1].futures[0].set_result(6)
        assert await third == 6

    finish(go())


@pytest.mark.timeout(120)
def test_another_pool_is_started_where_one_died() -> None:
    async def go() -> None:
        queue = WorkQueue(1)
        with pytest.raises(BrokenProcessPool):
            await queue.do(die_of_thirteen, 13)
        assert await queue.do(die_of_thirteen, 12) == 12
        queue.close()

    finish(go())


def test_who_comes_when_all_places_are_taken_is_sent_away() -> None:
    going = threading.Event()

    async def go() -> None:
        queue = WorkQueue(1, lambda: ThreadPoolExecutor(1))
        waiting = asyncio.create_task(queue.do(going.wait, 10))
        await asyncio.sleep(0)
        with pytest.raises(QueueFullError):
            await queue.do(double, 1)
        going.set()
        assert await waiting
        assert await queue.do(double, 1) == 2
        queue.close()

    finish(go())
