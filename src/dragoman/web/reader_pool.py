"""Where texts are read while the server goes on answering: in a process that alone loads the models."""

from collections.abc import Callable
from concurrent.futures import Executor
from concurrent.futures.process import BrokenProcessPool
from functools import partial

from dragoman.batch import GRAMMAR, Outcome, ReaderChoice, ToolSettings, read_by
from dragoman.model import Document
from dragoman.readers import Failure
from dragoman.workers.pool import Pool
from dragoman.workers.work_queue import WorkQueue

TOOLS = ToolSettings()
PLACES = 8  # texts that may wait or be read at once

Read = Callable[[Document], Outcome]


class ReaderPool:
    """Reads one text after the other with `read`, in the pool that `start` makes."""

    def __init__(self, read: Read, start: Callable[[], Executor] = Pool, places: int = PLACES) -> None:
        self._queue, self._read = WorkQueue(places, start), read

    async def read(self, document: Document) -> Outcome:
        """Raises QueueFullError."""
        try:
            return await self._queue.do(self._read, document)
        except BrokenProcessPool:
            return Failure(document.id, "internal", "the process that read it died")

    def close(self) -> None:
        self._queue.close()


def reader_pool(settings: ToolSettings = TOOLS, choice: ReaderChoice = GRAMMAR) -> ReaderPool:
    """A pool that reads with tools of these settings; a language model, too, where it is chosen."""
    return ReaderPool(partial(read_by, choice, settings))
