"""`dragoman explain`: from a row of the ledger back to the rule, the parse and the characters."""

from typing import Annotated

import typer

from dragoman.cli import show
from dragoman.cli.known import open_known
from dragoman.cli.options import Store


def command(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="Its id, as dragoman claims shows it; the first letters are enough.")],
    store: Store = None,
) -> None:
    """Show what a claim rests on: rule, roles, status, score, statements, parse, characters.

    \b
    dragoman explain c3f1a9
    """
    with open_known(store) as ledger:
        found = ledger.explain(claim)
    for document in (found.document, *found.also):
        show.document_head(document)
    show.claim(found.claim, found.claim.id[: show.SHORT])
    show.reasons(found.claim)
    for statement in found.statements:
        show.statement(statement)
    for sentence in found.sentences:
        show.parse(sentence)
