"""`dragoman doctor`: whether the ledger is whole."""

from typing import Annotated

import typer

from dragoman.cli import show
from dragoman.cli.exits import ALL_WELL
from dragoman.cli.known import open_known
from dragoman.cli.options import Store

UNSOUND = 1


def command(
    mend: Annotated[bool, typer.Option("--mend", help="First make anew, from the readings, all that makes them findable.")] = False,
    store: Store = None,
) -> None:
    """Look whether the ledger is whole: nothing damaged, every claim findable, every word where the text has it.

    \b
    dragoman doctor
    dragoman doctor --mend
    """
    with open_known(store) as ledger:
        if mend:
            ledger.reindex()
        problems = list(ledger.examine())
        size = ledger.size()
    for problem in problems:
        print(f"{problem.where}: {problem.what}")
    show.note(f"{size.documents} documents, {size.claims} claims, {size.statements} statements: {len(problems) or 'no'} problems")
    raise typer.Exit(UNSOUND if problems else ALL_WELL)
