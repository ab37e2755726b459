"""Where documents are read: here, or in processes beside this one."""

import os
from collections.abc import Iterable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Protocol, TypeVar

from msgspec import Struct

from dragoman.batch.core import Outcome, read_batch, read_document
from dragoman.model import Document
from dragoman.pipeline import standard_tools
from dragoman.readers import Failure
from dragoman.tools import Tools
from dragoman.workers.ordered import LostItem, OrderedPool

Other = TypeVar("Other")
KILLED = "the process that read it died, though it read nothing else"
WORKER_MEMORY = 700_000_000  # bytes of a process that has loaded all models


class Executor(Protocol):
    """Reads documents as `read_batch` does, wherever it likes: one outcome for each, in order, as soon as it is asked for.

    It holds no more than a bounded number of documents at once, and ends what it has begun where nobody asks for more.
    """

    def read(self, found: Iterable[Document | Other]) -> Iterator[Outcome | Other]: ...


class InLine(Struct, frozen=True):
    """Reads in this process, one document after the other."""

    tools: Tools

    def read(self, found: Iterable[Document | Other]) -> Iterator[Outcome | Other]:
        return read_batch(found, self.tools)


class ToolSettings(Struct, frozen=True):
    """What tools are made from (`pipeline.standard_tools`): it can be sent to other processes, where tools cannot."""

    own_actors: tuple[Path, ...] = ()
    everything: bool = False
    own_weights: Path | None = None


class Processes(Struct, frozen=True):
    """Reads in so many processes, each with models of its own.

    Where a process dies, those documents that may have killed it are read once more, alone; one that kills its process again is a Failure.
    """

    settings: ToolSettings
    processes: int

    def read(self, found: Iterable[Document | Other]) -> Iterator[Outcome | Other]:
        pool = OrderedPool(self.processes, partial(read_here, self.settings))
        return (told(one) if isinstance(one, LostItem) else one for one in pool.map(found))


def told(lost: LostItem[Document | Other]) -> Failure:
    assert isinstance(lost.item, Document), "nothing else is worked on"
    return Failure(lost.item.id, "internal", KILLED)


def read_here(settings: ToolSettings, one: Document | Other) -> Outcome | Other:
    """The outcome of a document, in a process that keeps its tools."""
    return read_document(one, tools_of(settings)) if isinstance(one, Document) else one


@cache
def tools_of(settings: ToolSettings) -> Tools:
    return standard_tools(settings.own_actors, settings.everything, settings.own_weights)


def executor_of(settings: ToolSettings, jobs: int | None = None) -> Executor:
    """Reads in `jobs` processes; in this one where that is 1. Where nobody says, as many as `usable_jobs` tells."""
    number = jobs or usable_jobs()
    return Processes(settings, number) if number > 1 else InLine(tools_of(settings))


def usable_jobs() -> int:
    """All cores but one, as far as free memory reaches; at least 1."""
    free = os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return max(1, min((os.cpu_count() or 1) - 1, free // WORKER_MEMORY))
