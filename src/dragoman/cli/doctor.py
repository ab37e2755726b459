"""`dragoman doctor`: whether the ledger is whole."""

import typer

from dragoman.cli import show
from dragoman.cli.exits import ALL_WELL
from dragoman.cli.options import Store
from dragoman.ledger import open_ledger
from dragoman.settings import read_settings

UNSOUND = 1


def command(store: Store = None) -> None:
    """Look whether the ledger is whole: nothing damaged, every claim findable, every word where the text has it.

    \b
    dragoman doctor
    """
    with open_ledger(read_settings(store)) as ledger:
        problems = list(ledger.examine())
        size = ledger.size()
    for problem in problems:
        print(f"{problem.where}: {problem.what}")
    show.note(f"{size.documents} documents, {size.claims} claims, {size.statements} statements: {len(problems) or 'no'} problems")
    raise typer.Exit(UNSOUND if problems else ALL_WELL)
