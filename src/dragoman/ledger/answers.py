"""What the ledger answers, beside what the store itself gives."""

from msgspec import Struct

from dragoman.model import Claim, Document, Reading, Sentence, Statement
from dragoman.store.writing import Run


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
    """A claim with all it rests on: its document, the sentences it was read from with their trees, the statements it stands in."""

    claim: Claim
    document: Document
    sentences: tuple[Sentence, ...]
    statements: tuple[Statement, ...]


def explanation(claim: Claim, reading: Reading) -> Explanation:
    spans = (claim.evidence, claim.trigger, *claim.repeats)
    linked = {link.statement for link in claim.attribution}
    return Explanation(
        claim=claim, document=reading.document,
        sentences=tuple(s for s in reading.sentences if any(s.overlap(span) for span in spans)),
        statements=tuple(s for s in reading.statements if s.id in linked or s.content.covers(claim.trigger)),
    )
