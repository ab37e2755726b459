"""Work that would hold up the answers to others, done in a process of its own."""

import asyncio
import multiprocessing
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from typing import TypeVar

from dragoman.processes import begin

Made = TypeVar("Made")


class FullError(Exception):
    """So much work waits already that one more piece would wait too long."""


class Worker:
    """Does one piece of work after the other; `start` makes the executor when the first one comes, and again after it died.

    `places` is how much may wait or be done at once.
    """

    def __init__(self, start: Callable[[], Executor], places: int) -> None:
        self._start, self._free = start, places
        self._executor: Executor | None = None

    async def do(self, work: Callable[..., Made], *given: object) -> Made:
        """Raises FullError, and BrokenProcessPool where the process died of it."""
        if self._free == 0:
            raise FullError
        self._free -= 1
        try:
            self._executor = self._executor or self._start()
            return await asyncio.get_running_loop().run_in_executor(self._executor, work, *given)
        except BrokenProcessPool:
            self.close()
            raise
        finally:
            self._free += 1

    def close(self) -> None:
        if self._executor:
            self._executor.shutdown(cancel_futures=True)
        self._executor = None


def process(prepare: Callable[..., None] | None = None, *given: object) -> Callable[[], Executor]:
    """What starts a process of its own, which is prepared before it works."""
    return partial(ProcessPoolExecutor, 1, multiprocessing.get_context("spawn"), initializer=begin, initargs=(prepare, given))
