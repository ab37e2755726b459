"""`dragoman agreement`: how far two runs agree about the same texts."""

from typing import Annotated

import typer

from dragoman.cli import show
from dragoman.cli.known import open_known
from dragoman.cli.listing import json_lines
from dragoman.cli.options import OutputFormat, Store
from dragoman.cli.recode import RunId
from dragoman.ledger import Agreement

Sample = Annotated[int | None, typer.Option(min=1, help="How many documents at most; all where nothing is said.")]
HEAD = ["", "first", "second", "same place", "same", "F1 place", "F1", "α type", "α status", "α source", "α target"]


def command(first: RunId, second: RunId, sample: Sample = None, format: OutputFormat = "table", store: Store = None) -> None:
    """Tell how far two runs agree about the texts that both have read: F1 and Krippendorff's alpha, by language and by type.

    \b
    dragoman recode --reader llm
    dragoman runs
    dragoman agreement r12ab r98fe
    """
    with open_known(store) as ledger:
        found = ledger.agreement(first, second, sample)
    if format == "jsonl":
        json_lines(found)
    else:
        show.table(HEAD, [cells(one) for one in found])


def cells(one: Agreement) -> list[str]:
    counts = (one.first, one.second, one.matched, one.same)
    figures = (one.f1_place, one.f1, one.type, one.status, one.source, one.target)
    return [one.group, *map(str, counts), *("–" if figure is None else f"{figure:.2f}" for figure in figures)]
