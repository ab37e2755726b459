"""`dragoman overview`: a ledger at one glance."""

from collections.abc import Sequence

from rich.text import Text

from dragoman.cli import show
from dragoman.cli.known import open_known
from dragoman.cli.options import Store
from dragoman.cli.words import amount, chain, names, period
from dragoman.ledger import FoundClaim, Overview, Point
from dragoman.model import Contradiction

MOST = 3  # checks and contradictions that are told
POINTS: dict[Point, str] = {
    "chain": "Who says so, and who passes it on", "offered": "Not done: offered, planned or threatened", "denied": "Denied",
    "amounts": "How much",
}

HEAD = ("claim", "who → whom", "what", "status", "how much, when", "according to")


def command(store: Store = None) -> None:
    """Show a ledger at one glance: how much it holds, what stands out, the ten rows that are most likely right.

    \b
    dragoman overview
    """
    with open_known(store) as ledger:
        found = ledger.overview()
    size = found.size
    show.OUT.print(Text(f"{size.documents} documents, {size.statements} statements, {size.claims} claims", style="bold"))
    for point, one in found.standing_out.items():
        tell(POINTS[point], one)
    if found.wrong:
        heading("Does not add up")
        for document, check in found.wrong[:MOST]:
            show.indented(Text.assemble(("≠ ", "bold red"), f"{check.detail} ", (document, "dim")))
    contradictions(found.contradictions)
    rows(found)


def heading(words: str) -> None:
    show.OUT.print(Text(f"\n{words}", style="bold cyan"))


def tell(title: str, one: FoundClaim) -> None:
    heading(title)
    show.claim(one.claim, one.claim.id[: show.SHORT])


def contradictions(found: Sequence[Contradiction]) -> None:
    if found:
        heading("Told otherwise elsewhere")
    for one in found[:MOST]:
        show.indented(Text.assemble(("≠ ", "bold red"), f"{one.differs}: {one.detail} ", (f"{one.a.document}, {one.b.document}", "dim")))


def rows(found: Overview) -> None:
    """Who to whom, what, how far it got, how much and when, according to whom."""
    if found.rows:
        heading("Likeliest rows")
        show.table(HEAD, map(cells, found.rows))


def cells(one: FoundClaim) -> list[str]:
    claim = one.claim
    facts = [*map(amount, claim.quantities), *([period(claim.time)] if claim.time else [])]
    said = chain(claim.attribution) if claim.attribution else ""
    return [claim.id[: show.SHORT], names(claim), show.what(claim), claim.status, ", ".join(facts), said]
