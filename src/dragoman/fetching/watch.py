"""Feeds and sitemaps, asked again and again; each new article is fetched once."""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from dragoman.fetching.lists import links_of, unpacked
from dragoman.fetching.pages import MOST_ATTEMPTS, Crawler, postponed
from dragoman.fetching.state import FetchedPage
from dragoman.lexicon.toml import load
from dragoman.readers import Account, Failure
from dragoman.readers.article import ArticleLink
from dragoman.readers.declared import Declared
from dragoman.readers.failure import source_error

MOST_NEW = 200  # articles taken from one feed in one round


class WatchedSource(Struct, frozen=True, forbid_unknown_fields=True):
    """A feed or sitemap and what holds for its articles where they say nothing themselves."""

    url: str
    name: str | None = None
    outlet: str | None = None
    language: str | None = None


class Feeds(Struct, frozen=True, forbid_unknown_fields=True):
    """A user's `feeds.toml`: `minutes` between two rounds, and a `[[feed]]` table for each feed."""

    feed: tuple[WatchedSource, ...]
    minutes: float = 30.0


class FeedRound(Struct):
    """What one feed gave in one round; `waiting` articles are left to the next."""

    name: str
    entries: int = 0
    account: Account = field(default_factory=Account)
    waiting: int = 0
    detail: str = ""

    def __str__(self) -> str:
        if self.detail:
            return f"{self.name}: {self.detail}"
        more = f"; {self.waiting} wait for the next round" if self.waiting else ""
        return f"{self.name}: {self.entries} entries; {self.account}{more}"


def load_feeds(path: Path) -> Feeds:
    """Raises DataError."""
    return load(path, Feeds)


async def one_round(feeds: Sequence[WatchedSource], crawler: Crawler, tell: Callable[[FeedRound], None]) -> Account:
    """Asks every feed once; `tell` hears of each as it is done. Hosts are asked side by side, each politely."""
    total = Account()
    for done in asyncio.as_completed([asyncio.ensure_future(ask(feed, crawler)) for feed in feeds]):
        result = await done
        tell(result)
        total.grow(result.account)
    return total


async def ask(feed: WatchedSource, crawler: Crawler) -> FeedRound:
    """A feed that fails is told of and tried again later; its articles are nobody's failure."""
    result = FeedRound(feed.name or feed.url)
    now = crawler.now()
    known = crawler.state.page(feed.url) or FetchedPage(url=feed.url, outcome="feed")
    if now < known.next_try:
        result.detail = f"its server asked to wait {known.next_try - now:.0f} seconds more"
        return result
    try:
        answer = await crawler.fetcher.get(feed.url, known.etag, known.modified)
        links = await asyncio.to_thread(links_of, unpacked(answer)) if answer.status == 200 else ()
    except Exception as error:
        lost = source_error(feed.url, error)
        crawler.state.keep(postponed(known, now, None, lost.detail, "feed"))
        crawler.output.failure(Failure(feed.url, lost.type, lost.detail))
        result.account.failed, result.detail = 1, lost.detail
        return result
    result.entries = len(links)
    if answer.status not in {200, 304}:
        result.account.failed, result.detail = 1, f"answered with {answer.status}"
        crawler.output.failure(Failure(feed.url, "http-status", result.detail))
        crawler.state.keep(postponed(known, now, answer.retry_after, result.detail, "feed"))
        return result
    await read_new(feed, links, crawler, result)
    if answer.status == 200 and not result.waiting:  # kept last: a run that is killed asks for the whole feed again
        crawler.state.keep(replace(known, etag=answer.etag, modified=answer.modified, attempts=0, next_try=0.0, fetched=now, detail=""))
    return result


async def read_new(feed: WatchedSource, links: Sequence[ArticleLink], crawler: Crawler, result: FeedRound) -> None:
    """The feed's articles, and those of earlier rounds that are to be tried again."""
    declared = Declared(outlet=feed.outlet, language=feed.language)
    late = [ArticleLink(url) for url in crawler.state.due(feed.url, crawler.now(), MOST_ATTEMPTS)]
    every = {link.url: link for link in [*late, *links]}
    new = [link for link in every.values() if not crawler.is_done(link.url)]
    result.account.duplicate += len(every) - len(new)
    result.waiting = max(0, len(new) - MOST_NEW)
    for link in new[:MOST_NEW]:
        await crawler.follow(link, result.account, declared, feed=feed.url)
