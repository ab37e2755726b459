"""Claims and statements of a list: the contract's objects, each with the document it was read from."""

from msgspec import Struct
from msgspec.structs import asdict

from dragoman.export.contract import attributed_to_states, with_states
from dragoman.model import Claim, Document, Origin, Review, Statement
from dragoman.store.query import FoundClaim, FoundStatement


class Head(Struct, frozen=True):
    """A document without its text."""

    id: str
    language: str
    title: str | None
    published: str | None
    outlet: str | None
    url: str | None
    origin: Origin | None


class ListedClaim(Claim, frozen=True, kw_only=True):
    """A claim, the document it was read from, and what came of it where somebody judged it."""

    document: Head
    review: Review | None = None


class ListedStatement(Statement, frozen=True, kw_only=True):
    """A statement and the document it was read from."""

    document: Head


def head(document: Document) -> Head:
    return Head(**{name: getattr(document, name) for name in Head.__struct_fields__})


def listed_claim(found: FoundClaim) -> ListedClaim:
    return ListedClaim(**asdict(attributed_to_states(found.claim)), document=head(found.document), review=found.review)


def listed_statement(found: FoundStatement) -> ListedStatement:
    return ListedStatement(**asdict(with_states(found.statement)), document=head(found.document))
