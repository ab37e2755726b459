"""`dragoman learn`: weights that fit a ledger's own corrections."""

from typing import Annotated

import typer

from dragoman.cli import show
from dragoman.cli.known import open_known
from dragoman.cli.options import Store
from dragoman.settings import read_settings

FromAgreement = Annotated[bool, typer.Option("--from-agreement", help="From what grammar and a language model agree on.")]
Forget = Annotated[bool, typer.Option("--forget", help="Take back what was learned.")]


def command(from_agreement: FromAgreement = False, forget: Forget = False, store: Store = None) -> None:
    """Learn from accepted, edited and rejected claims how likely the next ones are right; kept only if it judges your own rows better.

    \b
    dragoman learn
    dragoman recode
    dragoman learn --forget
    """
    path = read_settings(store).learned
    if forget:
        path.unlink(missing_ok=True)
        show.note("what was learned is forgotten; dragoman recode reads again by the shipped weights")
        return
    with open_known(store) as ledger:
        found = ledger.learn(path, from_agreement)
    verdict = "kept; dragoman recode reads again by it" if found.is_better else "not kept: the shipped weights judge them as well"
    show.note(f"{found.rows} rows, {found.right} right; right above wrong ones: {found.before:.3f} → {found.after:.3f}; {verdict}")
