"""Addresses that list other addresses: feeds, JSON feeds, news sitemaps and sitemaps of sitemaps."""

from pathlib import Path

from msgspec.structs import replace

from dragoman.errors import SourceError
from dragoman.fetching.client import HttpAnswer
from dragoman.readers.article import ArticleLink, Feed
from dragoman.readers.inflate import inflated
from dragoman.readers.kind import kind_of
from dragoman.readers.lines import LARGEST
from dragoman.readers.prescan import MOST_LINKS, check_feed
from dragoman.readers.rows import is_json_feed
from dragoman.readers.sandbox import parsed


def unpacked(answer: HttpAnswer) -> HttpAnswer:
    """Sitemaps are often sent as gzip files."""
    if kind_of(answer.body) != "gzip":
        return answer
    return replace(answer, body=inflated(answer.url, answer.body, "gzip"))


def saved_links(path: Path) -> tuple[ArticleLink, ...]:
    """The articles a saved feed or sitemap points to. Raises SourceError."""
    with path.open("rb") as file:
        raw = file.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise SourceError(str(path), f"over {LARGEST:,} bytes", "too-large")
    return links_of(unpacked(HttpAnswer(str(path), 200, raw)))


def is_list(answer: HttpAnswer) -> bool:
    kind = kind_of(answer.body)
    return kind in {"feed", "sitemap"} or (kind == "json" and is_json_feed(answer.body))


def links_of(answer: HttpAnswer) -> tuple[ArticleLink, ...]:
    """The articles a feed, a JSON feed or a sitemap points to. Raises SourceError."""
    kind = kind_of(answer.body)
    if not is_list(answer):
        raise SourceError(answer.url, f"neither a feed nor a sitemap, but {kind}", "unsupported")
    if kind == "sitemap":
        check_feed(answer.url, answer.body, MOST_LINKS)
        return parsed("sitemap", answer.url, answer.body, tuple[ArticleLink, ...], answer.url)
    if kind == "feed":
        check_feed(answer.url, answer.body)
    found = parsed("feed" if kind == "feed" else "json-feed", answer.url, answer.body, Feed, answer.url)
    return tuple(ArticleLink(one.url, one.title, one.published) for one in found.entries if one.url)
