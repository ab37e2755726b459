"""RSS, Atom and JSON feeds and news sitemaps; the parsers run in the worker."""

import re
from typing import Any

import feedparser
import msgspec
from lxml import etree
from msgspec import Struct

from dragoman.errors import SourceError
from dragoman.model import DateCandidate, Origin
from dragoman.readers.article import ArticleLink, ExtractedArticle, Feed
from dragoman.readers.dates import published_date
from dragoman.readers.decode import declared_text
from dragoman.readers.homoglyphs import clean
from dragoman.readers.markup import plain_line, plain_text
from dragoman.readers.metadata import absolute, published_of
from dragoman.readers.prescan import MOST_ENTRIES, has_document_type

DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
FULL_TEXT = re.compile(r"(?:\w+_)?full[-_]?text", re.I)  # of Yandex's form of RSS, which most Russian outlets have
DECLARED_ENCODING = re.compile(rb"^\s*<\?xml[^>]*encoding=[\"']([\w.-]+)[\"']")


def readable(raw: bytes) -> str:
    """The characters of XML, in the declared encoding if it is true. Raises SourceError for a document type: entities live there."""
    found = DECLARED_ENCODING.match(raw)
    text = DECLARATION.sub("", declared_text("feed", raw, found[1].decode("ascii") if found else None))
    if has_document_type(text.encode()):  # some encodings hide it from a look at the bytes
        raise SourceError("feed", "a document type in XML", "hostile")
    return text


def parse_feed(raw: bytes, url: str | None) -> Feed:
    found: Any = feedparser.parse(readable(raw).encode(), response_headers={"content-type": "application/xml; charset=utf-8"})
    title, language = plain_line(found.feed.get("title", "")) or None, found.feed.get("language")
    if not found.entries and not found.get("version"):
        raise SourceError("feed", "neither RSS nor Atom", "unreadable")
    return Feed(title, tuple(entry(one, title, url, language) for one in found.entries))


def entry(one: Any, outlet: str | None, url: str | None, language: str | None) -> ExtractedArticle:
    contents = [c.get("value", "") for c in one.get("content", ())]
    whole = (value for name, value in one.items() if FULL_TEXT.fullmatch(name) and isinstance(value, str))
    text = max([*contents, *whole, one.get("summary", "")], key=len)
    dates = tuple(DateCandidate(one[key], f"feed-{key}") for key in ("published", "updated") if one.get(key))
    published, authors = published_of(dates), (one.get("author"),)
    return article(one.get("title"), text, absolute(url, one.get("link")), outlet, published, dates, authors, language)


def article(
    title: Any, text: str, url: str | None, outlet: str | None, published: str | None,
    dates: tuple[DateCandidate, ...], authors: tuple[Any, ...], language: str | None,
) -> ExtractedArticle:
    names = tuple(clean(a) for a in authors if isinstance(a, str) and clean(a))
    origin = Origin(dates=dates, authors=names, language=language or None)
    return ExtractedArticle(plain_text(text), plain_line(title or "") or None, url, outlet, published, origin=origin)


class JsonAuthor(Struct):
    name: str | None = None


class JsonEntry(Struct):
    url: str | None = None
    title: str | None = None
    content_html: str | None = None
    content_text: str | None = None
    summary: str | None = None
    date_published: str | None = None
    authors: tuple[JsonAuthor, ...] | None = None
    author: JsonAuthor | None = None
    language: str | None = None


class JsonFeed(Struct):
    version: str
    title: str | None = None
    language: str | None = None
    items: tuple[msgspec.Raw, ...] = ()


def parse_json_feed(raw: bytes, url: str | None) -> Feed:
    """https://www.jsonfeed.org/version/1.1/"""
    found = msgspec.json.decode(raw, type=JsonFeed)
    if len(found.items) > MOST_ENTRIES:
        raise SourceError("feed", f"{len(found.items):,} entries in one feed", "hostile")
    return Feed(found.title, tuple(json_entry(bytes(one), found, url) for one in found.items))


def json_entry(raw: bytes, feed: JsonFeed, url: str | None) -> ExtractedArticle:
    """One that is in no known form has no text."""
    try:
        one = msgspec.json.decode(raw, type=JsonEntry)
    except msgspec.ValidationError:
        return ExtractedArticle("")
    text = one.content_text or one.content_html or one.summary or ""
    dates = (DateCandidate(one.date_published, "feed-published"),) if one.date_published else ()
    published = published_date(one.date_published) if one.date_published else None
    authors = tuple(a.name for a in one.authors or ([one.author] if one.author else []))
    return article(one.title, text, absolute(url, one.url), feed.title, published, dates, authors, one.language or feed.language)


def parse_sitemap(raw: bytes, url: str | None) -> tuple[ArticleLink, ...]:
    """The addresses of a (news) sitemap, or of the sitemaps in an index."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    tree = etree.fromstring(readable(raw).encode(), parser)
    links = []
    for place in tree.iterfind("{*}url"), tree.iterfind("{*}sitemap"):
        for one in place:
            address = absolute(url, (one.findtext("{*}loc") or "").strip())
            date = one.findtext("{*}news/{*}publication_date") or one.findtext("{*}lastmod") or ""
            if address:
                links.append(ArticleLink(address, clean(one.findtext("{*}news/{*}title") or "") or None, published_date(date)))
    return tuple(links)
