"""How a process of its own begins and ends; loads nothing but the standard library, so that such a process is as small as its work."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from multiprocessing.connection import wait


def begin(prepare: Callable[..., None] | None, given: tuple[object, ...]) -> None:
    """Ctrl+C is for the parent, which ends this process, too; it ends as well where its parent was killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=end_with_parent, daemon=True).start()
    if prepare:
        prepare(*given)


def end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        wait([parent.sentinel])
        os._exit(1)
