"""The article of an HTML page, by trafilatura."""

from typing import Any

from trafilatura import bare_extraction

from dragoman.errors import SourceError
from dragoman.keys import content_id
from dragoman.model import Document
from dragoman.readers.declared import Declared, language_code


def page_document(stem: str, raw: bytes, declared: Declared, url: str | None = None) -> Document:
    """The page's article with what the page declares of itself; `stem` is its id (a hash of the text where it is empty)."""
    found: Any = bare_extraction(raw, url=url, include_comments=False, with_metadata=True)
    text = (found.text or "") if found is not None else ""
    if not text.strip():
        raise SourceError(stem or (url or "page"), "no article found in this page", "no-article")
    language = found.language or declared.language
    return Document(
        id=stem or content_id("d", text), text=text, title=found.title, url=found.url or url, outlet=found.sitename or declared.outlet,
        published=found.date or declared.published, language=language_code(stem, language, None) if language else "und",
    )
