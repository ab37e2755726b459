"""What may be asked of the ledger, and what comes back."""

from typing import Annotated, Generic, TypeVar

from msgspec import Meta, Struct

from dragoman.model import Claim, Document, Kind, Period, Review, Stance, Statement, Status, Verdict

T = TypeVar("T")


class ClaimQuery(Struct, frozen=True, kw_only=True):
    """Every condition that is given must hold.

    `actor` is a code (`PRK`: the state and all that acts as part of it) or a canonical name (`Kim Jong Un`), on either side;
    `between` is a pair of codes in either direction; `by` is who says so. Days are ISO dates, both ends included; `words` must
    all occur, in any form of the word; an amount is in `unit` and may lie between `at_least` and `at_most`.
    """

    actor: str | None = None
    source: str | None = None
    target: str | None = None
    between: tuple[str, str] | None = None
    by: str | None = None
    kinds: tuple[Kind, ...] = ()
    types: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    since: str | None = None
    until: str | None = None
    reported_since: str | None = None
    reported_until: str | None = None
    outlet: str | None = None
    language: str | None = None
    document: str | None = None
    words: str | None = None
    unit: str | None = None
    at_least: float | None = None
    at_most: float | None = None
    min_score: float = 0.0
    verdict: Verdict | None = None
    review: Review | None = None


class StatementQuery(Struct, frozen=True, kw_only=True):
    """`by` is who says it (a code; `by_name` a canonical name), `about` who is named in what is said; the rest as for claims."""

    by: str | None = None
    by_name: str | None = None
    about: str | None = None
    stance: Stance | None = None
    since: str | None = None
    until: str | None = None
    outlet: str | None = None
    language: str | None = None
    document: str | None = None
    words: str | None = None


class DocumentQuery(Struct, frozen=True, kw_only=True):
    """Documents of an outlet and a language, published on the days from `since` to `until`."""

    outlet: str | None = None
    language: str | None = None
    since: str | None = None
    until: str | None = None


class FoundClaim(Struct, frozen=True):
    """A claim and the document it was read from; `review` where somebody judged it."""

    claim: Claim
    document: Document
    review: Review | None = None


class FoundStatement(Struct, frozen=True):
    """A statement and the document it was read from."""

    statement: Statement
    document: Document


class Page(Struct, Generic[T], frozen=True):
    """Some of what was found, newest first; `next` is the cursor of the page after it, None on the last."""

    found: tuple[T, ...]
    next: str | None = None


AtLeast = Annotated[int, Meta(ge=1, le=1_000_000)]


class StoryQuery(Struct, frozen=True, kw_only=True):
    """Stories last told in a time (ISO days, both ends included), of at least so many documents and origins; `contradicted`: only those
    in which tellings contradict each other."""

    since: str | None = None
    until: str | None = None
    documents: AtLeast = 1
    origins: AtLeast = 1
    contradicted: bool = False


class TieQuery(Struct, frozen=True, kw_only=True):
    """Ties of `actor` (with `partner`, if given), or of everyone; `by` period, or over all time; days are ISO dates, both ends included.

    Not `directed`: what goes either way between two is one tie, which is called symmetric. `amounts`: also sum the quantities of deeds.
    """

    actor: str | None = None
    partner: str | None = None
    by: Period | None = None
    directed: bool = True
    amounts: bool = False
    since: str | None = None
    until: str | None = None
    min_score: float = 0.0
