"""Many pieces of work in a pool, their results in order; a piece that kills its process loses itself only."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Generic, TypeVar

from msgspec import Struct

from dragoman.workers.pool import Pool

Item = TypeVar("Item")
Made = TypeVar("Made")
AHEAD = 4  # items for each process that are worked on or wait for the one who asks


class LostItem(Struct, Generic[Item], frozen=True):
    """An item that killed a process which worked on nothing else."""

    item: Item



class OrderedPool(Generic[Item, Made]):
    """Does `work`, a function of a module, in so many processes; `start` makes a pool of a size."""

    def __init__(self, processes: int, work: Callable[[Item], Made], start: Callable[[int], Executor] = Pool) -> None:
        self._processes, self._work, self._start = processes, work, start

    def map(self, items: Iterable[Item]) -> Iterator[Made | LostItem[Item]]:
        """What `work` makes of each item, in order; no more than AHEAD items a process are held at once.

        Raises what `work` raises; all processes end then, as they do where nobody asks for more.
        """
        rest, held, pool = iter(items), deque[tuple[Item, Future[Made]]](), self._start(self._processes)
        try:
            while True:
                for item in islice(rest, AHEAD * self._processes - len(held)):
                    held.append((item, submitted(pool, self._work, item)))
                if not held:
                    return
                try:
                    made = held[0][1].result()
                except BrokenProcessPool:
                    pool.shutdown(cancel_futures=True)
                    yield from self._again(held)
                    held.clear()
                    pool = self._start(self._processes)
                else:
                    held.popleft()
                    yield made
        finally:
            pool.shutdown(cancel_futures=True)

    def _again(self, held: Iterable[tuple[Item, Future[Made]]]) -> Iterator[Made | LostItem[Item]]:
        """What was made before a pool broke; the other items are done alone, one after the other, because each may have broken it."""
        alone = self._start(1)
        try:
            for item, future in held:
                try:
                    made: Made | LostItem[Item] = future.result()
                except BrokenProcessPool:
                    try:
                        made = alone.submit(self._work, item).result()
                    except BrokenProcessPool:
                        made = LostItem(item)
                        alone.shutdown(cancel_futures=True)
                        alone = self._start(1)
                yield made
        finally:
            alone.shutdown(cancel_futures=True)


def submitted(pool: Executor, work: Callable[[Item], Made], item: Item) -> "Future[Made]":
    """The future of an item, also where the pool is found broken."""
    try:
        return pool.submit(work, item)
    except BrokenProcessPool as error:
        future: Future[Made] = Future()
        future.set_exception(error)
        return future
