"""What a program may send: a text to be read, or a correction."""

import datetime
from collections.abc import Collection
from typing import Annotated

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import asdict

from dragoman.ledger import ClaimEdit, Ledger, Signature
from dragoman.model import Correction, Document
from dragoman.readers.declared import Declared
from dragoman.readers.rows import Row, document_of
from dragoman.web.api.problems import ProblemError

LONGEST = 200_000  # characters of a text
NO_NUL = r"^[^\u0000]*$"
ONE_LINE = r"^ *[^\s\u0000-\u001f][^\u0000-\u001f]*$"
NO_BLANK = r"^\s*[^\s\u0000][^\u0000]*$"

Words = Annotated[str, Meta(pattern=NO_NUL)]
Named = Annotated[str, Meta(pattern=NO_BLANK)]
Id = Annotated[str, Meta(pattern=ONE_LINE)]
WholeText = Annotated[str, Meta(pattern=NO_BLANK, extra_json_schema={"maxLength": LONGEST})]
Moment = Annotated[Words, Meta(extra_json_schema={"anyOf": [{"format": "date"}, {"format": "date-time"}]})]


class Text(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A document: its text, and what is declared of it.

    `id` is a hash of the text where it is not given, `language` is recognised where it is not given; `published` is an ISO date, or
    date and time.
    """

    text: WholeText
    id: Id | None = None
    title: Words | None = None
    published: Moment | None = None
    language: Words | None = None
    outlet: Words | None = None
    url: Words | None = None


class SignedBody(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="action"):
    """Who says so, and why."""

    who: Named
    why: Words = ""


class OfClaim(SignedBody, frozen=True, kw_only=True):
    """Something of the claim with this id."""

    claim: Id


class Accept(OfClaim, frozen=True, kw_only=True, tag="accept"):
    """The claim with this id is right."""


class Reject(OfClaim, frozen=True, kw_only=True, tag="reject"):
    """The claim with this id is wrong: it is no longer listed or counted."""


class Edit(OfClaim, frozen=True, kw_only=True, tag="edit"):
    """The claim with this id should read otherwise; what is not named stays as it is."""

    change: ClaimEdit


class Add(SignedBody, frozen=True, kw_only=True, tag="add"):
    """A claim was missed: its evidence, and in this what carries its type; as words of the document, or as `[start, end]` of characters."""

    document: Id
    evidence: Named | tuple[int, int]
    trigger: Named | tuple[int, int]
    change: ClaimEdit


class Merge(SignedBody, frozen=True, kw_only=True, tag="merge"):
    """Whoever goes by the code or name `old` is the actor `new`."""

    old: Named
    new: Named


class Withdraw(SignedBody, frozen=True, kw_only=True, tag="withdraw"):
    """The correction with this id holds no longer; it stays on record."""

    correction: Id


Judgement = Accept | Reject | Edit | Add | Merge | Withdraw
TEXTS = msgspec.json.Decoder(Text)
JUDGEMENTS: msgspec.json.Decoder[Judgement] = msgspec.json.Decoder(Judgement)


def document_from(text: Text, languages: Collection[str]) -> Document:
    """Raises ProblemError, SourceError."""
    if len(text.text) > LONGEST:
        raise ProblemError("too-large", f"the text has {len(text.text):,} characters, more than {LONGEST:,}")
    return document_of(Row(**asdict(text)), None, "the text", Declared(languages=languages))


def keep(ledger: Ledger, wanted: Judgement) -> Correction:
    """Raises UsageError."""
    by = Signature(wanted.who, datetime.datetime.now(datetime.UTC).isoformat(), wanted.why)
    match wanted:
        case Accept() | Reject():
            return ledger.judge("accept" if isinstance(wanted, Accept) else "reject", ledger.claim(wanted.claim).claim.id, by)
        case Edit():
            return ledger.edit(ledger.claim(wanted.claim).claim.id, wanted.change, by)
        case Add():
            return ledger.insert(wanted.document, wanted.evidence, wanted.trigger, wanted.change, by)
        case Merge():
            return ledger.merge(wanted.old, wanted.new, by)
        case Withdraw():
            return ledger.withdraw(wanted.correction, by)
