"""Statements: who says so."""

from typing import Literal

from msgspec import Struct

from dragoman.model.actor import Actor
from dragoman.model.span import Span

Quote = Literal["direct", "partial", "indirect"]
Medium = Literal["letter", "statement", "interview", "speech", "report", "post", "poll", "order", "document"]
Stance = Literal["says", "denies", "promises", "threatens", "alleges", "believes", "demands", "shows", "fears", "asks"]


class Speaker(Span, frozen=True):
    """The words that name who says or passes on, and the actor meant (None where nobody was recognised)."""

    actor: Actor | None = None


class Statement(Struct, frozen=True, kw_only=True):
    """One act of saying (or believing, wanting, showing …) and what is said.

    `relayed_by` runs from the inner to the outer. `negated` tells that the saying itself is denied ("did not say").
    `rule` names the cue row or the construction that found it.
    """

    id: str
    source: Speaker | None
    cue: Span | None
    content: Span
    quote: Quote
    medium: Medium | None = None
    stance: Stance = "says"
    relayed_by: tuple[Speaker, ...] = ()
    negated: bool = False
    rule: str = ""
