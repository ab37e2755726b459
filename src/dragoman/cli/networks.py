"""Ties seen from further away: `dragoman partners`, `matrix`, `network` and `trend`."""

import csv
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer

from dragoman.cli import show
from dragoman.cli.known import open_known
from dragoman.cli.listing import json_lines
from dragoman.cli.options import Limit, MinScore, OutputFormat, Since, Store, TableFormat, Until
from dragoman.corpus.trends import Trend
from dragoman.errors import UsageError
from dragoman.export.network import GraphFormat
from dragoman.ledger import Ledger, TieQuery
from dragoman.model import Period, Tie

TABLE_LIMIT, MATRIX_SIZE = 50, 12
Cell = Literal["claims", "deeds", "conflict", "cooperation", "offers", "score"]
CELLS: dict[Cell, Callable[[Tie], float | None]] = {
    "claims": lambda tie: tie.claims,
    "deeds": lambda tie: tie.deeds.all,
    "conflict": lambda tie: tie.deeds.conflict + tie.words.conflict,
    "cooperation": lambda tie: tie.deeds.cooperation + tie.words.cooperation,
    "offers": lambda tie: tie.offers.all,
    "score": lambda tie: tie.score,
}
PlotFile = Annotated[Path | None, typer.Option("--plot", metavar="FILE", help="Also draw it, into a .svg, .png or .csv file.")]
Actor = Annotated[str, typer.Argument(metavar="ACTOR", help="A code or a name in any language: RUS, Russia.")]


def partners(
    actor: Actor, since: Since = None, until: Until = None, min_score: MinScore = 0.0, limit: Limit = None,
    format: OutputFormat = "table", store: Store = None,
) -> None:
    """Show with whom an actor has to do, either way.

    \b
    dragoman partners RUS --since 2022-01-01
    """
    with open_known(store) as ledger:
        found = ledger.partners(actor, since, until, min_score)
    if format == "jsonl":
        json_lines(found[:limit], show.NO_TIE)
    else:
        show.ties(found[: limit or TABLE_LIMIT])


def matrix(
    cell: Annotated[Cell, typer.Option(help="What stands in the cells.")] = "claims",
    size: Annotated[int, typer.Option(min=2, help="How many actors, those with most claims.")] = MATRIX_SIZE,
    since: Since = None, until: Until = None, min_score: MinScore = 0.0, format: TableFormat = "table", store: Store = None,
) -> None:
    """Show who (rows) does and says how much toward whom (columns); what goes both ways counts in both cells.

    \b
    dragoman matrix --cell score --since 2024-01-01
    """
    with open_known(store) as ledger:
        found = ledger.ties(TieQuery(since=since, until=until, min_score=min_score))
    names = busiest(found, size)
    cells = [[name, *(shown(found, name, other, cell) for other in names)] for name in names]
    if not names:
        show.note(show.NO_TIE)
    elif format == "table":
        show.table(["", *names], cells)
    elif format == "csv":
        csv.writer(sys.stdout, lineterminator="\n").writerows([["source", *names], *cells])
    else:
        json_lines({"source": name, **dict(zip(names, values, strict=True))} for name, *values in cells)


def busiest(ties: Sequence[Tie], size: int) -> list[str]:
    counts: dict[str, int] = {}
    for tie in ties:
        for code in (tie.source, tie.target):
            counts[code] = counts.get(code, 0) + tie.claims
    return sorted(counts, key=lambda code: (-counts[code], code))[:size]


def shown(ties: Sequence[Tie], source: str, target: str, cell: Cell) -> str:
    """The sum, of scores the mean weighed by deeds and words; empty where there is nothing."""
    ways = {(source, target, False), (source, target, True), (target, source, True)}
    here = [tie for tie in ties if (tie.source, tie.target, tie.symmetric) in ways]
    known = [(value, tie) for tie in here if (value := CELLS[cell](tie)) is not None]
    if cell == "score":
        weights = [tie.deeds.all + tie.words.all for _, tie in known]
        return f"{sum(v * w for (v, _), w in zip(known, weights, strict=True)) / sum(weights):.1f}" if known else ""
    total = sum(value for value, _ in known)
    return f"{total:g}" if total else ""


def network(
    by: Annotated[Period | None, typer.Option(help="An edge for each period, with its time.")] = None,
    since: Since = None, until: Until = None, min_score: MinScore = 0.0,
    format: Annotated[GraphFormat, typer.Option("--format", help="For Gephi, or for everything else.")] = "gexf",
    store: Store = None,
) -> None:
    """Print the ties as a graph: who is a node, who has to do with whom an edge.

    \b
    dragoman network --since 2024-01-01 --by month > ties.gexf
    dragoman network --format graphml > ties.graphml
    """
    with open_known(store) as ledger:
        found = ledger.network(TieQuery(by=by, since=since, until=until, min_score=min_score), format)
    sys.stdout.buffer.write(found)
    if b"<node " not in found:
        show.note(show.NO_TIE)


def trend(
    actor: Actor, partner: Annotated[str, typer.Argument(metavar="PARTNER", help="A code or a name: PRK, North Korea.")],
    by: Annotated[Period, typer.Option(help="Apart for each period.")] = "month",
    min_score: MinScore = 0.0, plot: PlotFile = None, format: OutputFormat = "table", store: Store = None,
) -> None:
    """Show two actors over time: whether conflict and cooperation rise or fall, and when they changed.

    \b
    dragoman trend RUS PRK --by quarter
    dragoman trend RUS PRK --plot trend.svg
    """
    with open_known(store) as ledger:
        actor, partner = ledger.actor_of(actor), ledger.actor_of(partner)
        if actor == partner:
            raise UsageError("a trend needs two actors")
        found = ledger.trend(actor, partner, by, min_score)
        if plot:
            draw(ledger, found, TieQuery(actor=actor, partner=partner, by=by, directed=False, min_score=min_score), plot)
    if format == "jsonl":
        json_lines([found])
    else:
        show_trend(found, by)


def draw(ledger: Ledger, found: Trend, query: TieQuery, path: Path) -> None:
    """The names on the plot are English, with the user's own actors."""
    from dragoman.lexicon.display import CANONICAL, display_names
    from dragoman.web.catalogue import Catalogue
    from dragoman.web.plots.files import write_pair  # what draws is slow to load

    words = Catalogue(CANONICAL, lambda language: display_names(ledger.lexicon.folder / "actors", language, ledger.own_actors))
    write_pair(path, ledger.ties(query), found, words, str(query.actor), str(query.partner))


def show_trend(found: Trend, by: Period) -> None:
    rows = [[p.period, str(p.cooperation), str(p.conflict), f"{p.balance:+.1f}"] for p in found.points]
    show.table(["period", "cooperation", "conflict", "balance"], rows)
    for slope in found.slopes:
        print(f"{slope.of}: {slope.value:+.2f} a {by} (95%: {slope.low:+.2f} to {slope.high:+.2f})")
    for change in found.changes:
        print(
            f"{change.of} changed in {change.period} (90%: {change.first} to {change.last}; probability {change.probability:.2f}): "
            f"{change.before:.1f} → {change.after:.1f} a {by}"
        )
    if not found.points:
        show.note("no claim between the two")
    elif not found.slopes:
        show.note("too few periods for a trend")
