"""Bytes that are one text, one page, one message or one feed."""

from collections.abc import Iterator

from msgspec import Struct

from dragoman.errors import SourceError
from dragoman.model import Document
from dragoman.readers.article import ExtractedArticle, Feed, document_of_article
from dragoman.readers.declared import Declared
from dragoman.readers.decode import declared_text, decoded, in_utf8
from dragoman.readers.failure import Failure, isolated
from dragoman.readers.kind import Kind
from dragoman.readers.prescan import check_feed, check_page
from dragoman.readers.sandbox import parsed
from dragoman.readers.wrapping import unwrapped

PARSERS: dict[Kind, str] = {"html": "page", "message": "message", "pdf": "pdf"}


class Resource(Struct, frozen=True):
    """Where bytes come from: a name, the id of a document that has none of its own (empty: a hash of its text), the address,
    whether they come out of an archive (archives in archives are refused), and the encoding that a server declared."""

    name: str
    stem: str = ""
    url: str | None = None
    inside: bool = False
    charset: str | None = None

    @property
    def source(self) -> str:
        """What an error names."""
        return self.stem or self.name


def single(kind: Kind, resource: Resource, raw: bytes, declared: Declared) -> Iterator[Document | Failure]:
    """The documents of `raw`: one, or one for each entry of a feed. Raises SourceError."""
    source, url = resource.source, resource.url
    if kind == "empty":
        raise SourceError(source, "there is nothing in it", "empty")
    if kind == "sitemap":
        raise SourceError(source, "a sitemap holds addresses, no articles: dragoman fetch takes it and fetches them", "no-article")
    if kind in {"gzip", "zstd"}:
        raise SourceError(source, f"a {kind} file is not read", "unsupported")
    if kind == "feed":
        check_feed(source, raw)
        yield from entries(parsed("feed", source, raw, Feed, url), source, declared)
    elif kind in PARSERS:
        if kind == "html":
            raw = in_utf8(source, raw, resource.charset)
            check_page(source, raw)
        yield document_of_article(parsed(PARSERS[kind], source, raw, ExtractedArticle, url), resource.stem or None, source, declared)
    else:
        yield text_document(resource, raw, declared)


def article_document(found: ExtractedArticle, identity: str | None, source: str, declared: Declared) -> Iterator[Document]:
    yield document_of_article(found, identity, source, declared)


def text_document(resource: Resource, raw: bytes, declared: Declared) -> Document:
    text = declared_text(resource.source, raw, resource.charset) if resource.charset else decoded(resource.source, raw)
    if not text.strip():
        raise SourceError(resource.source, "there are only blanks in it", "empty")
    return document_of_article(ExtractedArticle(unwrapped(text), url=resource.url), resource.stem or None, resource.source, declared)


def entries(feed: Feed, source: str, declared: Declared) -> Iterator[Document | Failure]:
    """A document for each entry that carries a text."""
    for number, one in enumerate(feed.entries, 1):
        place = one.url or f"{source}[{number}]"
        yield from isolated(place, article_document(one, None, place, declared))
