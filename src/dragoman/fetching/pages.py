"""From an address to a document: fetch, keep, parse, account."""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from dragoman.errors import SourceError
from dragoman.fetching.client import Fetcher, HttpAnswer
from dragoman.fetching.lists import is_list, links_of, unpacked
from dragoman.fetching.state import FetchedPage, FetchState, Outcome
from dragoman.model import Document
from dragoman.readers import Account, Failure
from dragoman.readers.account import write_error
from dragoman.readers.article import ArticleLink
from dragoman.readers.declared import Declared
from dragoman.readers.failure import source_error
from dragoman.readers.kind import kind_of
from dragoman.readers.single import Resource, single

FIRST_WAIT = 60.0  # seconds; doubled with every attempt
LONGEST_WAIT = 86_400.0
MOST_ATTEMPTS = 5
SETTLED: frozenset[Outcome] = frozenset({"read", "duplicate", "rejected", "gone"})
REJECTED_TYPES = frozenset({"empty", "no-article", "unsupported", "robots"})
MOST_LISTS = 2  # a sitemap of sitemaps, and a sitemap
ASK_LATER = frozenset({429, 503})


class PageOutput:
    """Where documents go, a JSON line each, and where what was refused is kept, and told at once."""

    def __init__(self, documents: IO[bytes], errors: Path | None, tell: Callable[[Failure], None] = lambda failure: None) -> None:
        self.documents, self.errors, self.tell = documents, errors, tell

    def document(self, document: Document) -> None:
        self.documents.write(msgspec.json.encode(document) + b"\n")
        self.documents.flush()

    def failure(self, failure: Failure) -> None:
        self.tell(failure)
        if self.errors is not None:
            write_error(self.errors, failure)


class FetchResult(Struct, frozen=True):
    """What became of one address; `links` are what it lists, where it is a feed or a sitemap."""

    page: FetchedPage
    failure: Failure | None = None
    links: tuple[ArticleLink, ...] = ()


class Crawler:
    """Fetches pages and writes their documents; `now` is the clock."""

    def __init__(
        self, fetcher: Fetcher, state: FetchState, output: PageOutput, *, keep_raw: bool = True, now: Callable[[], float] = time.time,
    ) -> None:
        self.fetcher, self.state, self.output, self.keep_raw, self.now = fetcher, state, output, keep_raw, now

    async def follow(
        self, link: ArticleLink, account: Account, declared: Declared, again: bool = False, feed: str | None = None,
        depth: int = MOST_LISTS,
    ) -> None:
        """One page; or, where the address lists others, those one after the other (a sitemap may list sitemaps)."""
        links = await self.read(link.url, account, replace(declared, published=link.published or declared.published), again, feed)
        if links and not depth:
            account.add("rejected")
            self.output.failure(Failure(link.url, "no-article", "a list in a list of lists", rejected=True))
        for one in links if depth else ():
            await self.follow(one, account, declared, again, feed or link.url, depth - 1)

    def is_done(self, url: str) -> bool:
        known = self.state.page(url)
        return known is not None and known.outcome in SETTLED

    async def read(
        self, url: str, account: Account, declared: Declared, again: bool = False, feed: str | None = None,
    ) -> tuple[ArticleLink, ...]:
        """One page, unless it is settled already (`again`: ask the server whether it changed); `feed` is where it was found.

        Gives the addresses that it lists, where it is no page but a feed or a sitemap.
        """
        known = self.state.page(url)
        if known is not None and not again and (known.outcome in SETTLED or known.attempts >= MOST_ATTEMPTS):
            account.add("duplicate" if known.outcome in SETTLED else "failed")
            return ()
        found = await self.outcome(url, known, declared)
        self.state.keep(replace(found.page, feed=feed or found.page.feed))
        if found.page.outcome != "feed":
            account.add(found.page.outcome)
        if found.failure is not None:
            self.output.failure(found.failure)
        return found.links

    async def outcome(self, url: str, known: FetchedPage | None, declared: Declared) -> FetchResult:
        base = replace(known or FetchedPage(url=url, outcome="later"), fetched=self.now(), detail="")
        if self.now() < base.next_try:
            wait = f"its server asked to wait {base.next_try - self.now():.0f} seconds more"
            return FetchResult(replace(base, outcome="later", detail=wait), Failure(url, "later", wait))
        conditions = (base.etag, base.modified) if base.document else (None, None)
        try:
            answer = await self.fetcher.get(url, *conditions)
            return await self.of_answer(base, answer, declared)
        except Exception as error:
            return self.lost(base, source_error(url, error))

    def lost(self, base: FetchedPage, error: SourceError) -> FetchResult:
        rejected = error.type in REJECTED_TYPES
        failure = Failure(base.url, error.type, error.detail, rejected)
        if error.type == "later":  # it was not asked at all: no attempt
            return FetchResult(replace(base, outcome="later", detail=error.detail), failure)
        return FetchResult(postponed(base, self.now(), None, error.detail, "rejected" if rejected else "failed"), failure)

    async def of_answer(self, base: FetchedPage, answer: HttpAnswer, declared: Declared) -> FetchResult:
        if answer.status == 304:
            return FetchResult(replace(base, outcome="duplicate", detail="unchanged"))
        if answer.status == 410:
            failure = Failure(base.url, "gone", "its server says it is gone for good")
            return FetchResult(replace(base, outcome="gone", detail="gone"), failure)
        if answer.status != 200:
            detail = f"answered with {answer.status}"
            later: Outcome = "later" if answer.status in ASK_LATER else "failed"
            return FetchResult(postponed(base, self.now(), answer.retry_after, detail, later), Failure(base.url, "http-status", detail))
        if is_list(plain := unpacked(answer)):
            return FetchResult(replace(base, outcome="feed"), links=await asyncio.to_thread(links_of, plain))
        return await self.of_page(base, answer, declared)

    async def of_page(self, base: FetchedPage, answer: HttpAnswer, declared: Declared) -> FetchResult:
        raw = self.state.keep_raw(answer.body) if self.keep_raw else None
        document = await asyncio.to_thread(document_of, answer, declared)
        fresh = not self.state.knows_document(document.id)
        if fresh:
            self.output.document(document)
        outcome: Outcome = "read" if fresh else "duplicate"
        kept = replace(base, outcome=outcome, etag=answer.etag, modified=answer.modified, raw=raw, document=document.id, attempts=0)
        return FetchResult(kept)


def document_of(answer: HttpAnswer, declared: Declared) -> Document:
    """The one document behind an address. Raises SourceError: `http-status` for the page of an error, and others."""
    if answer.status != 200:
        raise SourceError(answer.url, f"answered with {answer.status}", "http-status")
    kind = kind_of(answer.body)
    if kind not in {"html", "text", "pdf", "empty"}:
        raise SourceError(answer.url, f"a {kind} file behind this address is no page", "unsupported")
    found = next(single(kind, Resource(answer.url, url=answer.url, charset=answer.charset), answer.body, declared))
    if isinstance(found, Failure):
        raise SourceError(found.id, found.detail, found.type)
    return replace(found, url=found.url or answer.url)


def postponed(page: FetchedPage, now: float, asked: float | None, detail: str, outcome: Outcome) -> FetchedPage:
    """To be tried again after what the server asks, and longer each time."""
    attempts = page.attempts + 1
    wait = min(max(asked or 0.0, FIRST_WAIT * 2 ** (attempts - 1)), LONGEST_WAIT)
    return replace(page, outcome=outcome, attempts=attempts, next_try=now + wait, detail=detail)
