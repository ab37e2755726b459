"""A ledger at one glance: how much it holds, what stands out, the rows that are most likely right."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from dragoman.ledger.answers import Size
from dragoman.model import Check, Contradiction, Status
from dragoman.store.query import ClaimQuery, FoundClaim, StoryQuery

if TYPE_CHECKING:
    from dragoman.ledger.ledger import Ledger

LOOKED_AT = 2000  # of the newest claims
ROWS = 10
CHAIN = 2  # links from which on who says so is worth telling
NOT_DONE: frozenset[Status] = frozenset({"offered", "planned", "threatened"})
Point = Literal["chain", "offered", "denied", "amounts"]
Wanted = Callable[[FoundClaim], bool]

POINTS: dict[Point, Wanted] = {  # what may stand out, in the order in which it is told
    "chain": lambda one: len(one.claim.attribution) >= CHAIN,
    "offered": lambda one: one.claim.status in NOT_DONE and bool(one.claim.quantities),
    "denied": lambda one: one.claim.status == "denied",
    "amounts": lambda one: one.claim.status == "happened" and bool(one.claim.quantities),
}


class Overview(Struct, frozen=True):
    """`standing_out` gives for each point the claim that shows it best; `wrong` are checks that do not add up, each with its document;
    `rows` the likeliest claims, one of a pair of actors and a type."""

    size: Size
    standing_out: dict[Point, FoundClaim]
    wrong: tuple[tuple[str, Check], ...]
    contradictions: tuple[Contradiction, ...]
    rows: tuple[FoundClaim, ...]


def overview(ledger: "Ledger") -> Overview:
    """Of the newest claims of a ledger, and of its newest stories that contradict themselves."""
    newest = ledger.claims(ClaimQuery(), limit=LOOKED_AT).found
    likeliest = sorted((one for one in newest if one.claim.source and one.claim.target), key=lambda one: -one.claim.why.score)
    return Overview(
        ledger.size(), dict(standing_out(likeliest)), tuple(inconsistent(ledger, newest)), contradictions(ledger),
        tuple(unlike(likeliest))[:ROWS],
    )


def standing_out(likeliest: Sequence[FoundClaim]) -> Iterable[tuple[Point, FoundClaim]]:
    """For each point the likeliest claim that no point before has taken."""
    taken: set[str] = set()
    for point, wanted in POINTS.items():
        found = next((one for one in likeliest if wanted(one) and one.claim.id not in taken), None)
        if found:
            taken.add(found.claim.id)
            yield point, found


def inconsistent(ledger: "Ledger", newest: Iterable[FoundClaim]) -> Iterable[tuple[str, Check]]:
    """Checks of claims and of whole documents that do not add up."""
    for one in newest:
        yield from ((one.document.id, check) for check in one.claim.checks if check.verdict == "inconsistent")
    for reading in ledger.checked("inconsistent").found:
        yield from ((reading.document.id, check) for check in reading.checks if check.verdict == "inconsistent")


def contradictions(ledger: "Ledger") -> tuple[Contradiction, ...]:
    found = ledger.stories(StoryQuery(contradicted=True)).found
    return tuple(one for story in found for one in story.contradictions)


def unlike(likeliest: Iterable[FoundClaim]) -> Iterable[FoundClaim]:
    """The first claim of each pair of actors and type."""
    seen = set()
    for one in likeliest:
        key = frozenset(actor.code for actor in (*one.claim.source, *one.claim.target)), one.claim.type
        if key not in seen:
            seen.add(key)
            yield one
