"""A document: the text as it came in, and what was declared of it."""

import datetime
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from dragoman.model.span import Span

Reason = Literal["read-also", "byline", "section-label", "share", "ad", "subscription", "other"]


class DateCandidate(Struct, frozen=True):
    """A date of publication as a source gives it, and where it stood (`json-ld`, `open-graph`, `address`, …)."""

    value: str
    source: str


class Origin(Struct, frozen=True):
    """What a page or message tells of itself beside the text.

    `dates` are all candidates, best first; `language` is the declared one, which is often wrong; `original` and
    `translations` are addresses; `warnings` name what looks like deceit.
    """

    dates: tuple[DateCandidate, ...] = ()
    authors: tuple[str, ...] = ()
    section: str | None = None
    language: str | None = None
    original: str | None = None
    translations: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


class Document(Struct, frozen=True):
    """A text and what its source declares of it. `published` is an ISO date (or date and time) or None."""

    id: str
    text: str
    language: str = "und"
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    origin: Origin | None = None


class Boilerplate(Span, frozen=True):
    """Characters that are not part of the article, and why; marked, never cut."""

    reason: Reason


FlagKind = Literal["repost", "machine-translation"]


class Flag(Span, frozen=True):
    """Words that betray where a document comes from; `rule` names the clue."""

    kind: FlagKind
    rule: str


class Paragraph(Span, frozen=True):
    """A paragraph and the language it is in (ISO 639-1, `und` where it is too short to say)."""

    language: str


@lru_cache(4096)
def day_of(moment: str | None) -> str:
    """The day of an ISO 8601 date or date and time (`20240305T083000+03:00`, `2024-W10-2`), in its own zone; empty where it is none."""
    for written in (moment or "", (moment or "")[:10]):
        try:
            return datetime.datetime.fromisoformat(written).date().isoformat()
        except ValueError:
            continue
    return ""
