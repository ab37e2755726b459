"""Where texts are read while the server goes on answering: in a process of its own, which alone loads the models."""

from collections.abc import Callable
from concurrent.futures import Executor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path

from dragoman.batch import attempt
from dragoman.model import Document, Reading
from dragoman.pipeline import run, standard_tools
from dragoman.readers import Failure
from dragoman.tools import Tools
from dragoman.web.worker import Worker, process

PLACES = 8  # texts that may wait or be read at once

Work = Callable[[Document], Reading | Failure]


class Desk:
    """Reads one text after the other; `start` makes the executor in which `work` is done."""

    def __init__(self, start: Callable[[], Executor], work: Work, places: int = PLACES) -> None:
        self._worker, self._work = Worker(start, places), work

    async def read(self, document: Document) -> Reading | Failure:
        """Raises FullError."""
        try:
            return await self._worker.do(self._work, document)
        except BrokenProcessPool:
            return Failure(document.id, "internal", "the process that read it died")

    def close(self) -> None:
        self._worker.close()


def desk_of_its_own(own_actors: tuple[Path, ...] = ()) -> Desk:
    """A desk in a process of its own; `own_actors` are a user's own actor files."""
    return Desk(process(prepare, own_actors), read)


tools: Tools | None = None  # of the process that reads, loaded once


def prepare(own_actors: tuple[Path, ...]) -> None:
    global tools
    tools = standard_tools(own_actors)


def read(document: Document) -> Reading | Failure:
    assert tools is not None, "the process is prepared before it reads"
    return attempt(partial(run, tools=tools), document)
