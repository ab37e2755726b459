"""Work that coroutines ask for and that would hold up everybody else, done in a pool; only so much of it may wait."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from dragoman.workers.pool import Pool

Made = TypeVar("Made")


class QueueFullError(Exception):
    """So much work waits already that one more piece would wait too long."""


class WorkQueue:
    """`start` makes the pool when the first work comes, and again after it died; `places` is how much may wait or be done at once."""

    def __init__(self, places: int, start: Callable[[], Executor] = Pool) -> None:
        self._start, self._free = start, places
        self._pool: Executor | None = None

    async def do(self, work: Callable[..., Made], *given: object) -> Made:
        """What `work` returns. Raises QueueFullError, and BrokenProcessPool where the process died of it."""
        if self._free == 0:
            raise QueueFullError
        self._free -= 1
        pool = self._pool = self._pool or self._start()
        try:
            return await asyncio.get_running_loop().run_in_executor(pool, work, *given)
        except BrokenProcessPool:
            if self._pool is pool:  # else another one, whose work died with it, has seen to it
                self.close()
            raise
        finally:
            self._free += 1

    def close(self) -> None:
        """Gives up all work."""
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
        self._pool = None
