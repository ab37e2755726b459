"""How far a long run has come, on standard error and only where somebody looks at it."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from dragoman.readers import Failure
from dragoman.readers.account import is_failed

T = TypeVar("T")


def counted(results: Iterable[T | Failure]) -> Iterator[T | Failure]:
    """The results as they come, counted on standard error; the sum at the end where something failed."""
    console = Console(stderr=True)
    read = failed = 0
    columns = SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn()
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("reading …", total=None)
        for result in results:
            failed += is_failed(result)
            read += not isinstance(result, Failure)
            progress.update(task, description=f"{read} read, {failed} failed")
            yield result
    if failed:
        console.print(f"{read} read, {failed} failed", highlight=False)
