"""Work that would hold up the answers to others, done in a process of its own."""

import asyncio
import multiprocessing
import signal
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from typing import TypeVar

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
            self._executor.shutdown(wait=False, cancel_futures=True)
        self._executor = None


IGNORED = signal.SIGINT, signal.SIG_IGN  # Ctrl+C is for the server, which ends its processes, too


def process(prepare: Callable[..., None] | None = None, *given: object) -> Callable[[], Executor]:
    """What starts a process of its own, which is prepared before it works; without `prepare` it loads nothing of this program."""
    initializer, arguments = (begin, (prepare, given)) if prepare else (signal.signal, IGNORED)
    return partial(ProcessPoolExecutor, 1, multiprocessing.get_context("spawn"), initializer=initializer, initargs=arguments)


def begin(prepare: Callable[..., None], given: tuple[object, ...]) -> None:
    signal.signal(*IGNORED)
    prepare(*given)
