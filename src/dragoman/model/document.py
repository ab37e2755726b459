"""A document: the text as it came in, and what was declared of it."""

from typing import Literal

from msgspec import Struct

from dragoman.model.span import Span

Reason = Literal["read-also", "byline", "section-label", "share", "ad", "subscription", "other"]


class Document(Struct, frozen=True):
    """A text and what its source declares of it. `published` is an ISO date (or date and time) or None."""

    id: str
    text: str
    language: str = "und"
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None


class Boilerplate(Span, frozen=True):
    """Characters that are not part of the article, and why; marked, never cut."""

    reason: Reason


class Paragraph(Span, frozen=True):
    """A paragraph and the language it is in (ISO 639-1, `und` where it is too short to say)."""

    language: str
