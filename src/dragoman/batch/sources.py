"""The documents of sources: files, folders, archives, addresses."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from dragoman.batch.core import Outcome, read_batch
from dragoman.model import Document
from dragoman.pipeline import standard_tools
from dragoman.readers import Declared, Failure, declare, every


def read_sources(
    sources: Iterable[str], *, published: str | None = None, outlet: str | None = None, language: str | None = None,
    actors: Sequence[Path] = (), allow_private: bool = False, everything: bool = False,
) -> Iterator[Outcome]:
    """The outcome of each document of the sources, read here; `actors` are a user's own actor files.

    `everything`: also the claims that are too unlikely to be listed.
    """
    tools = standard_tools(actors, everything)
    found = documents_of(
        sources, tools.languages, published=published, outlet=outlet, language=language, allow_private=allow_private,
    )
    return read_batch(found, tools)


def documents_of(
    sources: Iterable[str], languages: Collection[str], *,
    published: str | None = None, outlet: str | None = None, language: str | None = None, allow_private: bool = False,
) -> Iterator[Document | Failure]:
    """Each document of the sources (paths or http(s) addresses), in order, or a Failure; `languages` are those that can be read.

    `published`, `outlet` and `language` count for documents that declare none; `allow_private` is for addresses of an intranet.
    """
    return all_documents(list(sources), declare(published, outlet, language, languages), allow_private)


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
