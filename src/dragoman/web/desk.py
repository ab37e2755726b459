"""Where texts are read while the server goes on answering: in a process of its own, which alone loads the models."""

import asyncio
import multiprocessing
import signal
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path

from dragoman.batch import attempt
from dragoman.model import Document, Reading
from dragoman.pipeline import run, standard_tools
from dragoman.readers import Failure
from dragoman.tools import Tools

PLACES = 8  # texts that may wait or be read at once

Work = Callable[[Document], Reading | Failure]


class DeskFullError(Exception):
    """So many texts wait already that one more would wait too long."""


class Desk:
    """Reads one text after the other; `start` makes the executor when the first one comes, and again after it died."""

    def __init__(self, start: Callable[[], Executor], work: Work, places: int = PLACES) -> None:
        self._start, self._work, self._free = start, work, places
        self._executor: Executor | None = None

    async def read(self, document: Document) -> Reading | Failure:
        """Raises DeskFullError."""
        if self._free == 0:
            raise DeskFullError
        self._free -= 1
        try:
            self._executor = self._executor or self._start()
            return await asyncio.get_running_loop().run_in_executor(self._executor, self._work, document)
        except BrokenProcessPool:
            self.close()
            return Failure(document.id, "internal", "the process that read it died")
        finally:
            self._free += 1

    def close(self) -> None:
        if self._executor:
            self._executor.shutdown(wait=False, cancel_futures=True)
        self._executor = None


def desk_of_its_own(own_actors: tuple[Path, ...] = ()) -> Desk:
    """A desk in a process of its own; `own_actors` are a user's own actor files."""
    start = partial(ProcessPoolExecutor, 1, multiprocessing.get_context("spawn"), initializer=prepare, initargs=(own_actors,))
    return Desk(start, read)


tools: Tools | None = None  # of the process that reads, loaded once


def prepare(own_actors: tuple[Path, ...]) -> None:
    global tools
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the server, which ends this process, too
    tools = standard_tools(own_actors)


def read(document: Document) -> Reading | Failure:
    assert tools is not None, "the process is prepared before it reads"
    return attempt(partial(run, tools=tools), document)
