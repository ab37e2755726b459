"""Addresses as sources of a run that keeps nothing of what it fetches."""

import asyncio
import io
from collections.abc import Iterator
from types import TracebackType
from typing import Self

from dragoman.fetching.client import Fetcher, HttpAnswer, Policy
from dragoman.fetching.lists import links_of, unpacked
from dragoman.fetching.pages import MOST_LISTS
from dragoman.model import Document
from dragoman.readers.declared import Declared
from dragoman.readers.failure import Failure, isolated
from dragoman.readers.kind import kind_of
from dragoman.readers.single import Resource
from dragoman.readers.sources import stream_documents


class Visitor:
    """Fetches one address after the other, politely; a context."""

    def __init__(self, policy: Policy | None = None) -> None:
        self.policy = policy or Policy()

    def __enter__(self) -> Self:
        self.runner = asyncio.Runner()
        self.fetcher = self.runner.run(Fetcher(self.policy).__aenter__())
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.runner.run(self.fetcher.__aexit__(kind, error, trace))
        self.runner.close()

    def documents(self, url: str, declared: Declared, depth: int = MOST_LISTS) -> Iterator[Document | Failure]:
        """What is behind an address, read as a file would be; behind a sitemap, what is behind the addresses it lists."""
        yield from isolated(url, self.visited(url, declared, depth))

    def visited(self, url: str, declared: Declared, depth: int) -> Iterator[Document | Failure]:
        answer = unpacked(self.runner.run(self.fetcher.get(url)))
        if answer.status == 200 and depth and kind_of(answer.body) == "sitemap":
            for link in links_of(answer):
                yield from self.documents(link.url, declared, depth - 1)
        else:
            yield from of_answer(url, answer, declared)


def of_answer(url: str, answer: HttpAnswer, declared: Declared) -> Iterator[Document | Failure]:
    if answer.status == 200:
        yield from stream_documents(Resource(url, url=answer.url), io.BytesIO(answer.body), declared)
    else:
        yield Failure(url, "http-status", f"answered with {answer.status}")
