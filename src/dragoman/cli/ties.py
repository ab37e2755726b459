"""`dragoman ties`: claims counted into who does what to whom."""

from typing import Annotated

import typer

from dragoman.cli import show
from dragoman.cli.known import open_known
from dragoman.cli.listing import json_lines
from dragoman.cli.options import Limit, MinScore, OutputFormat, Since, Store, Until
from dragoman.ledger import TieQuery
from dragoman.model import Period

TABLE_LIMIT = 50


def command(
    actor: Annotated[str | None, typer.Argument(metavar="[ACTOR]", help="Only ties of this actor: RUS, Russia.")] = None,
    partner: Annotated[str | None, typer.Argument(metavar="[PARTNER]", help="Only ties with this one: PRK.")] = None,
    by: Annotated[Period | None, typer.Option(help="Apart for each period.")] = None,
    undirected: Annotated[bool, typer.Option("--undirected", help="One tie for what goes either way between two.")] = False,
    amounts: Annotated[bool, typer.Option("--amounts", help="Also sum what the deeds came to, by unit.")] = False,
    since: Since = None,
    until: Until = None,
    min_score: MinScore = 0.0,
    limit: Limit = None,
    format: OutputFormat = "table",
    store: Store = None,
) -> None:
    """Count claims into ties: deeds, offers and words apart; what is denied is never counted as done.

    \b
    dragoman ties
    dragoman ties RUS PRK --by month
    """
    query = TieQuery(
        actor=actor, partner=partner, by=by, directed=not undirected, amounts=amounts, since=since, until=until, min_score=min_score,
    )
    with open_known(store) as ledger:
        found = ledger.ties(query)
    if format == "jsonl":
        json_lines(found[:limit], show.NO_TIE)
    else:
        shown = found[: limit or TABLE_LIMIT]
        show.ties(shown)
        if len(shown) < len(found):
            show.note(f"{len(shown)} of {len(found)}; --limit shows more")
