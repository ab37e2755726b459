"""`dragoman statements`: who said what."""

from itertools import groupby
from typing import Annotated

import typer

from dragoman.batch import InLine, documents_of
from dragoman.cli import show
from dragoman.cli.exits import ALL_WELL, SOME_FAILED
from dragoman.cli.known import open_known
from dragoman.cli.listing import STATEMENTS
from dragoman.cli.options import After, Limit, RawCsv, RowFormat, Store
from dragoman.ledger import FoundStatement, Page, StatementQuery, open_ledger
from dragoman.model import Reading, Stance
from dragoman.pipeline import standard_tools
from dragoman.readers import Failure
from dragoman.settings import read_settings

Sources = Annotated[list[str] | None, typer.Argument(metavar="[SOURCE]...", help="Files or folders to read instead of the ledger.")]
TABLE_LIMIT = 50
IN_MEMORY = "sqlite://"


def command(
    sources: Sources = None,
    by: Annotated[str | None, typer.Option(metavar="ACTOR", help="Who says it: a code or a name in any language.")] = None,
    about: Annotated[str | None, typer.Option(metavar="ACTOR", help="Who is named in what is said.")] = None,
    stance: Annotated[Stance | None, typer.Option(help="Only statements of this stance.")] = None,
    words: Annotated[str | None, typer.Option(help="Words that the content must hold, in any form.")] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Published on this day or later.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Published on this day or before.")] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Who published it.")] = None,
    language: Annotated[str | None, typer.Option(metavar="CODE", help="The language of the document.")] = None,
    document: Annotated[str | None, typer.Option(metavar="ID", help="Only statements of this document.")] = None,
    limit: Limit = None,
    after: After = None,
    format: RowFormat = "table",
    raw_csv: RawCsv = False,
    store: Store = None,
) -> None:
    """List who said what, in the ledger or in the files given: newest first, those of one document together.

    \b
    dragoman statements examples --about RUS
    dragoman statements --by RUS --about PRK
    dragoman statements --stance denies --words "drones supply"
    """
    query = StatementQuery(
        by=by, about=about, stance=stance, words=words, since=since, until=until, outlet=outlet, language=language, document=document,
    )
    at_once = limit or TABLE_LIMIT if format == "table" else limit
    with open_ledger(read_settings(IN_MEMORY)) if sources else open_known(store) as ledger:
        failed = sum(map(not_read, ledger.add_all(documents_of(sources or [], ledger.languages), InLine(standard_tools()))))
        page = ledger.statements(query, after, at_once)
    if format == "table":
        show_page(page)
    else:
        STATEMENTS.write(page.found, format, raw_csv)
    raise typer.Exit(SOME_FAILED if failed else ALL_WELL)


def not_read(result: Reading | Failure | None) -> bool:
    """Whether a document is lost, which is told on standard error."""
    if isinstance(result, Failure):
        show.failure(result)
    return isinstance(result, Failure)


def show_page(page: Page[FoundStatement]) -> None:
    for _, group in groupby(page.found, key=lambda found: found.document.id):
        together = sorted(group, key=lambda found: found.statement.content.start)
        show.document_head(together[0].document)
        for found in together:
            show.statement(found.statement)
    if not page.found:
        show.note("no such statement")
    elif page.next is not None:
        show.note(f"more: --after {page.next}")
