"""`dragoman digest`: what is new since a day."""

import datetime
from typing import Annotated

import typer
from rich.text import Text

from dragoman.cli import show
from dragoman.cli.known import open_known
from dragoman.cli.listing import json_lines
from dragoman.cli.options import OutputFormat, Store

SIGNS = {"story": ("+", "green"), "origins": ("↻", "cyan"), "contradiction": ("≠", "bold red")}


def command(
    since: Annotated[str, typer.Option(metavar="DATE", help="An ISO day, or: today, yesterday.")] = "yesterday",
    actor: Annotated[str | None, typer.Option(metavar="ACTOR", help="Only stories in which it acts or speaks; a code or a name.")] = None,
    format: OutputFormat = "table",
    store: Store = None,
) -> None:
    """Tell what is new since a day: stories, new origins of known stories, contradictions.

    \b
    dragoman digest --since yesterday --actor IRN
    dragoman digest --since 2024-09-17 --format jsonl
    """
    with open_known(store) as ledger:
        found = ledger.digest(day_meant(since), actor)
    if format == "jsonl":
        json_lines(found)
        return
    for line in found:
        sign, style = SIGNS[line.news]
        head = f"{line.story[: show.SHORT]}  {line.day}  {line.title or ''}"
        show.OUT.print(Text.assemble((f"{sign} ", style), (head, "bold"), (f"  {line.detail}", "dim")))
    if not found:
        show.note("nothing new")


def day_meant(words: str) -> str:
    today = datetime.date.today()
    known = {"today": today, "yesterday": today - datetime.timedelta(days=1)}
    return known[words].isoformat() if words in known else words
