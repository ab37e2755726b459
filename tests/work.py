"""Work for processes of a pool, which find it by its name."""

import os
import signal
import time
from pathlib import Path
from typing import Any

from dragoman.model import Document


def double(number: int) -> int:
    return 2 * number


def process_id(_: object = None) -> int:
    return os.getpid()


def refuse_seven(number: int) -> int:
    if number == 7:
        raise ValueError("seven")
    return number


def die_of_thirteen(number: int) -> int:
    if number == 13:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def die_at_first(path: Path) -> str:
    """Dies unless somebody has died of this path before."""
    if path.exists():
        return path.name
    path.touch()
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def sleep_long(folder: Path) -> None:
    (folder / str(os.getpid())).touch()
    time.sleep(600)


class Deadly(Document, frozen=True):
    """A document that kills whatever process receives it."""

    def __reduce__(self) -> Any:
        return os._exit, (1,)
