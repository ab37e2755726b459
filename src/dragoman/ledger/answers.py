"""What the ledger answers, beside what the store itself gives."""

from collections.abc import Sequence

from msgspec import Struct

from dragoman.model import Claim, Document, Reading, Sentence, Statement
from dragoman.store.writing import Run, document_key


class Recoded(Struct, frozen=True):
    """A document that was read again; `error` where it could not be and keeps the reading it had."""

    document: str
    error: str | None = None


class RunSize(Struct, frozen=True):
    """A run, how many documents it has read, and of how many its reading is the one that is searched."""

    run: Run
    documents: int
    current: int


class Size(Struct, frozen=True):
    """How much a ledger holds."""

    documents: int
    claims: int
    statements: int


class Explanation(Struct, frozen=True):
    """A claim with all it rests on: its document, the sentences it was read from with their trees, the statements it stands in.

    `also` are the other documents with the same text, which have the same claim.
    """

    claim: Claim
    document: Document
    sentences: tuple[Sentence, ...]
    statements: tuple[Statement, ...]
    also: tuple[Document, ...] = ()


def explanation(claim: Claim, reading: Reading, documents: Sequence[Document] = ()) -> Explanation:
    """`documents` are all those that have the claim."""
    spans = (claim.evidence, claim.trigger, *claim.repeats)
    linked = {link.statement for link in claim.attribution}
    return Explanation(
        claim=claim, document=reading.document,
        sentences=tuple(s for s in reading.sentences if any(s.overlap(span) for span in spans)),
        statements=tuple(s for s in reading.statements if s.id in linked or s.content.covers(claim.trigger)),
        also=tuple(one for one in documents if document_key(one) != document_key(reading.document)),
    )
