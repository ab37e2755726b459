"""`dragoman export`: the ledger in other people's forms."""

from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli import show
from dragoman.cli.known import open_known
from dragoman.cli.options import MinScore, Since, Store, Until
from dragoman.ledger import ClaimQuery, ExportFormat


def command(
    format: Annotated[ExportFormat, typer.Argument(metavar="FORMAT", help="jsonl, parquet, panel, stories …, as in docs/commands.md.")],
    path: Annotated[Path, typer.Argument(metavar="PATH", help="The file, or the folder, to write.")],
    since: Since = None,
    until: Until = None,
    min_score: MinScore = 0.0,
    type: Annotated[list[str] | None, typer.Option(metavar="TYPE", help="AID, trade, ally …; may be repeated.")] = None,
    store: Store = None,
) -> None:
    """Write the ledger in a form that other programs read.

    \b
    dragoman export panel panel-2024 --since 2024-01-01 --until 2024-12-31
    dragoman export gdelt events.tsv --min-score 0.5
    """
    query = ClaimQuery(since=since, until=until, min_score=min_score, types=tuple(type or ()))
    with open_known(store) as ledger:
        count = ledger.export(format, path, query)
    show.note(f"{count} rows in {path}")
