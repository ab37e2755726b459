"""From sources to results, one document after the other; nothing in one document stops a run."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from dragoman.errors import DataError, EngineError, StoreError
from dragoman.model import Document, Reading
from dragoman.pipeline import run, standard_tools
from dragoman.readers import Failure, documents
from dragoman.tools import Tools

T = TypeVar("T")


def for_each(
    sources: Iterable[str], work: Callable[[Document], T], tools: Tools, *,
    published: str | None = None, outlet: str | None = None, language: str | None = None,
) -> Iterator[T | Failure]:
    """What `work` makes of each document of the sources, in order, or a Failure.

    `published`, `outlet` and `language` count for documents that declare none.
    """
    for source in sources:
        for found in documents(source, published=published, outlet=outlet, language=language, languages=tools.engines):
            yield found if isinstance(found, Failure) else attempt(work, found)


def attempt(work: Callable[[Document], T], document: Document) -> T | Failure:
    """An unforeseen error loses this document only; an error of ledger, models or data ends the run."""
    try:
        return work(document)
    except (StoreError, EngineError, DataError):
        raise
    except Exception as error:
        return Failure(document.id, "internal", f"{type(error).__name__}: {error}")


def read_sources(
    sources: Iterable[str], *, published: str | None = None, outlet: str | None = None, language: str | None = None,
    actors: Sequence[Path] = (),
) -> Iterator[Reading | Failure]:
    """A Reading or a Failure for each document of the sources; `actors` are a user's own actor files."""
    tools = standard_tools(actors)
    yield from for_each(sources, lambda document: run(document, tools), tools, published=published, outlet=outlet, language=language)
