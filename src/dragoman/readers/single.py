"""Bytes that are one text, one page, one message or one feed."""

from collections.abc import Iterator

from dragoman.errors import SourceError
from dragoman.keys import content_id
from dragoman.model import Document
from dragoman.readers.article import Article, Feed, document_of_article
from dragoman.readers.declared import Declared
from dragoman.readers.decode import decoded
from dragoman.readers.failure import Failure, failure_of
from dragoman.readers.guard import parsed
from dragoman.readers.kind import Kind
from dragoman.readers.prescan import check_feed, check_page


def single(
    kind: Kind, stem: str, name: str, raw: bytes, declared: Declared, url: str | None = None,
) -> Iterator[Document | Failure]:
    """The documents of `raw`: one, or one for each entry of a feed. Raises SourceError."""
    source = stem or name
    if kind == "empty":
        raise SourceError(source, "there is nothing in it", "empty")
    if kind == "sitemap":
        raise SourceError(source, "a sitemap holds addresses, no articles; give it to dragoman watch", "no-article")
    if kind in {"pdf", "gzip", "zstd"}:
        raise SourceError(source, f"a {kind} file is not read", "unsupported")
    if kind == "feed":
        check_feed(source, raw)
        yield from entries(parsed("feed", source, raw, Feed, url), source, declared)
    elif kind == "message":
        yield document_of_article(parsed("message", source, raw, Article), stem or None, source, declared)
    elif kind == "html":
        check_page(source, raw)
        yield document_of_article(parsed("page", source, raw, Article, url), stem or None, source, declared)
    else:
        yield text_document(source, stem, raw, declared, url)


def text_document(source: str, stem: str, raw: bytes, declared: Declared, url: str | None) -> Document:
    text = decoded(source, raw)
    if not text.strip():
        raise SourceError(source, "there are only blanks in it", "empty")
    language = declared.language or "und"
    return Document(stem or content_id("d", text), text, language, published=declared.published, outlet=declared.outlet, url=url)


def entries(feed: Feed, source: str, declared: Declared) -> Iterator[Document | Failure]:
    """A document for each entry that carries a text."""
    for number, one in enumerate(feed.entries, 1):
        try:
            yield document_of_article(one, None, one.url or f"{source}[{number}]", declared)
        except SourceError as error:
            yield failure_of(error)
