"""Processes that work beside this one and never outlive it."""

import multiprocessing
import os
import signal
import threading
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.connection import Connection, wait

SPAWN = multiprocessing.get_context("spawn")  # a fork would copy locks that threads hold


class Pool(ProcessPoolExecutor):
    """So many processes, started when work comes. They end when this process ends, even where it was killed."""

    def __init__(self, processes: int = 1) -> None:
        ending, self._lifeline = SPAWN.Pipe(duplex=False)
        super().__init__(processes, SPAWN, initializer=begin, initargs=(ending,))

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """As any executor's; with `cancel_futures` work that has begun is given up as well, and its futures raise BrokenProcessPool."""
        if cancel_futures:
            self._lifeline.close()
        super().shutdown(wait, cancel_futures=cancel_futures)


def begin(ending: Connection) -> None:
    """The first thing a process of a pool does. Ctrl+C is for its parent, which ends it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=end_with_parent, args=(ending,), daemon=True).start()


def end_with_parent(ending: Connection) -> None:
    """Ends this process as soon as the parent closes its end of the pipe, or dies."""
    parent = multiprocessing.parent_process()
    assert parent is not None
    wait([parent.sentinel, ending])
    os._exit(1)
