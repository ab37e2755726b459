"""How far a long run has come, on standard error and only where somebody looks at it, and what became of everything that came in."""

import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from dragoman.model import Reading
from dragoman.readers import Account, Failure
from dragoman.readers.account import write_error

T = TypeVar("T")


def counted(results: Iterable[T | Failure]) -> Iterator[T | Failure]:
    """The results as they come, counted on standard error."""
    yield from accounted(results, Account())


def accounted(results: Iterable[T | Failure], account: Account, errors: Path | None = None) -> Iterator[T | Failure]:
    """The results as they come, counted in `account`; what was rejected or failed goes into the file `errors`, too."""
    console = Console(stderr=True)
    columns = SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn()
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task, start = progress.add_task("reading …", total=None), time.monotonic()
        for result in results:
            account.add(outcome(result))
            account.ungrounded += len(result.ungrounded) if isinstance(result, Reading) else 0
            if errors and isinstance(result, Failure):
                write_error(errors, result)
            progress.update(task, description=f"{account.read} read, {account.failed} failed, {rate(account, start):.1f} a second")
            yield result


def rate(account: Account, start: float) -> float:
    """Documents read a second since `start`, a moment of the monotonic clock."""
    return account.read / max(time.monotonic() - start, 1e-9)


def outcome(result: object) -> str:
    """None is what was read before."""
    if isinstance(result, Failure):
        return "rejected" if result.rejected else "failed"
    return "duplicate" if result is None else "read"
