"""What a parser takes out of a page, a message or a feed's entry."""

from msgspec import Struct
from msgspec.structs import replace

from dragoman.errors import SourceError
from dragoman.keys import content_id
from dragoman.model import Document, Origin
from dragoman.readers.datelines import dateline
from dragoman.readers.dates import published_date
from dragoman.readers.declared import Declared
from dragoman.readers.homoglyphs import warnings


class ExtractedArticle(Struct, frozen=True):
    """A text and what came with it; `published` is an ISO date or date and time, `guess` one that nothing declares."""

    text: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    guess: str | None = None
    origin: Origin = Origin()


class ArticleLink(Struct, frozen=True):
    """An article's address and what the sitemap or feed says of it."""

    url: str
    title: str | None = None
    published: str | None = None


class Feed(Struct, frozen=True):
    """A feed's name and its entries, as far as they carry text."""

    title: str | None
    entries: tuple[ExtractedArticle, ...]


def document_of_article(found: ExtractedArticle, identity: str | None, source: str, declared: Declared) -> Document:
    """`identity` is the document's id (None: a hash of its text). Raises SourceError where there is no text."""
    if not found.text.strip():
        raise SourceError(source, "no article found in it", "no-article")
    outlet, line = found.outlet or declared.outlet, dateline(found.text)
    dates = dict.fromkeys((*found.origin.dates, *([line] if line else [])))
    signs = dict.fromkeys((*found.origin.warnings, *warnings(found.text, outlet, found.url)))
    origin = replace(found.origin, dates=tuple(dates), warnings=tuple(signs))
    return Document(
        id=identity or content_id("d", found.text), text=found.text, language=declared.language or "und", title=found.title, url=found.url,
        outlet=outlet, published=found.published or declared.published or (published_date(line.value) if line else None) or found.guess,
        origin=None if origin == Origin() else origin,
    )
