"""RSS, Atom and JSON feeds and news sitemaps; the parsers run in the worker."""

import re
from functools import partial
from typing import Any

import feedparser
import msgspec
from lxml import etree, html
from msgspec import Struct

from dragoman.errors import SourceError
from dragoman.model import DateCandidate, Origin
from dragoman.readers.article import ArticleLink, ExtractedArticle, Feed
from dragoman.readers.dates import published_date
from dragoman.readers.decode import decoded
from dragoman.readers.homoglyphs import INVISIBLE, clean
from dragoman.readers.metadata import absolute, published_of
from dragoman.readers.prescan import MOST_ENTRIES

DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
DOCTYPE = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.I)
DECLARED_ENCODING = re.compile(rb"^\s*<\?xml[^>]*encoding=[\"']([\w.-]+)[\"']")
CONFUSED = {"windows-1251", "cp1251", "koi8-r", "koi8-u", "iso-8859-5", "ibm866", "cp866"}
BLOCKS = "//p|//div|//li|//br|//h1|//h2|//h3|//h4|//tr|//blockquote"
NOT_TEXT = "//script|//style|//figure|//iframe"


def readable(raw: bytes) -> str:
    """The characters of XML, in the declared encoding if it is true; Russian ones are confused so often that the bytes are asked first."""
    found = DECLARED_ENCODING.match(raw)
    declared = found[1].decode("ascii").lower() if found else "utf-8"
    guess, claim = partial(decoded, "feed", raw), partial(raw.decode, declared)
    ways = (claim, guess) if declared not in CONFUSED else (guess, claim)
    for way in ways:
        try:
            text = DECLARATION.sub("", way())
        except (LookupError, UnicodeDecodeError, SourceError):
            continue
        if DOCTYPE.search(text):  # some encodings hide it from a look at the bytes
            raise SourceError("feed", "a document type in XML", "hostile")
        return text
    raise SourceError("feed", f"not {declared}, as it declares, nor any other encoding", "wrong-encoding")


def parse_feed(raw: bytes, url: str | None) -> Feed:
    found: Any = feedparser.parse(readable(raw).encode(), response_headers={"content-type": "application/xml; charset=utf-8"})
    title = clean(found.feed.get("title", "")) or None
    if not found.entries and not found.get("version"):
        raise SourceError("feed", "neither RSS nor Atom", "unreadable")
    return Feed(title, tuple(entry(one, title, url) for one in found.entries))


def entry(one: Any, outlet: str | None, url: str | None) -> ExtractedArticle:
    contents = [c.get("value", "") for c in one.get("content", ())]
    text = max([*contents, one.get("summary", "")], key=len)
    dates = tuple(DateCandidate(one[key], f"feed-{key}") for key in ("published", "updated") if one.get(key))
    return article(one.get("title"), text, absolute(url, one.get("link")), outlet, published_of(dates), dates, (one.get("author"),))


def article(
    title: Any, text: str, url: str | None, outlet: str | None, published: str | None,
    dates: tuple[DateCandidate, ...], authors: tuple[Any, ...],
) -> ExtractedArticle:
    names = tuple(clean(a) for a in authors if isinstance(a, str) and clean(a))
    origin = Origin(dates=dates, authors=names)
    return ExtractedArticle(plain_text(text), clean(title or "") or None, url, outlet, published, origin=origin)


def plain_text(markup: str) -> str:
    """The text of a piece of HTML, a line for each block."""
    if "<" not in markup:
        return "\n".join(line.strip() for line in markup.translate(INVISIBLE).splitlines() if line.strip())
    tree = html.fromstring(f"<div>{markup}</div>")
    for block in tree.xpath(NOT_TEXT):
        block.drop_tree()
    for block in tree.xpath(BLOCKS):
        block.tail = "\n" + (block.tail or "")
    return "\n".join(line for raw in tree.text_content().translate(INVISIBLE).splitlines() if (line := " ".join(raw.split())))


class JsonAuthor(Struct):
    name: str | None = None


class JsonEntry(Struct):
    id: str | int | None = None
    url: str | None = None
    title: str | None = None
    content_html: str | None = None
    content_text: str | None = None
    summary: str | None = None
    date_published: str | None = None
    authors: tuple[JsonAuthor, ...] = ()


class JsonFeed(Struct):
    version: str
    title: str | None = None
    items: tuple[JsonEntry, ...] = ()


def parse_json_feed(raw: bytes, url: str | None) -> Feed:
    """https://www.jsonfeed.org/version/1.1/"""
    found = msgspec.json.decode(raw, type=JsonFeed)
    if len(found.items) > MOST_ENTRIES:
        raise SourceError("feed", f"{len(found.items):,} entries in one feed", "hostile")
    return Feed(found.title, tuple(json_entry(one, found.title, url) for one in found.items))


def json_entry(one: JsonEntry, outlet: str | None, url: str | None) -> ExtractedArticle:
    text = one.content_text or one.content_html or one.summary or ""
    dates = (DateCandidate(one.date_published, "feed-published"),) if one.date_published else ()
    published = published_date(one.date_published) if one.date_published else None
    return article(one.title, text, absolute(url, one.url), outlet, published, dates, tuple(a.name for a in one.authors))


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
