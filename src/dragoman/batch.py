"""From sources to results, one document after the other; nothing in one document stops a run."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TypeVar

from dragoman.errors import DataError, EngineError, SourceError, StoreError
from dragoman.model import Document, Reading
from dragoman.pipeline import run, standard_tools
from dragoman.readers import Declared, Failure, declare, every
from dragoman.tools import Tools

T = TypeVar("T")


def for_each(
    sources: Iterable[str], work: Callable[[Document], T], tools: Tools, *,
    published: str | None = None, outlet: str | None = None, language: str | None = None, allow_private: bool = False,
) -> Iterator[T | Failure]:
    """What `work` makes of each document of the sources (paths or http(s) addresses), in order, or a Failure.

    `published`, `outlet` and `language` count for documents that declare none; `allow_private` is for addresses of an intranet.
    """
    for found in all_documents(list(sources), declare(published, outlet, language, tools.languages), allow_private):
        yield found if isinstance(found, Failure) else attempt(work, found)


def all_documents(sources: Sequence[str], declared: Declared, allow_private: bool) -> Iterator[Document | Failure]:
    if not any(map(is_address, sources)):
        yield from chain.from_iterable(every(source, declared) for source in sources)
        return
    from dragoman.fetching import Policy, Visitor  # here and not above: it loads an HTTP library that files do not need

    with Visitor(Policy(allow_private=allow_private)) as visitor:
        for source in sources:
            yield from visitor.documents(source, declared) if is_address(source) else every(source, declared)


def is_address(source: str) -> bool:
    return source.startswith(("http://", "https://"))


def attempt(work: Callable[[Document], T], document: Document) -> T | Failure:
    """An unforeseen error loses this document only; an error of ledger, models or data ends the run."""
    try:
        return work(document)
    except (StoreError, EngineError, DataError):
        raise
    except SourceError as error:
        return Failure(document.id, error.type, error.detail)
    except Exception as error:
        return Failure(document.id, "internal", f"{type(error).__name__}: {error}")


def read_sources(
    sources: Iterable[str], *, published: str | None = None, outlet: str | None = None, language: str | None = None,
    actors: Sequence[Path] = (), allow_private: bool = False, everything: bool = False,
) -> Iterator[Reading | Failure]:
    """A Reading or a Failure for each document of the sources; `actors` are a user's own actor files.

    `everything`: also the claims that are too unlikely to be listed.
    """
    tools = standard_tools(actors, everything)
    yield from for_each(
        sources, lambda document: run(document, tools), tools,
        published=published, outlet=outlet, language=language, allow_private=allow_private,
    )
