"""`dragoman claims`: what the ledger holds."""

import sys
from itertools import groupby
from typing import Annotated, get_args

import msgspec
import typer

from dragoman.cli import show
from dragoman.cli.options import Limit, MinScore, OutputFormat, Since, Store, Until
from dragoman.errors import UsageError
from dragoman.ledger import ClaimQuery, Ledger, open_ledger
from dragoman.model import Status, Verdict
from dragoman.settings import read_settings

TABLE_LIMIT = 50
Words = Annotated[str | None, typer.Option(help="Words that the evidence must hold, in any form.")]


def command(
    actor: Annotated[str | None, typer.Option(metavar="CODE", help="On either side: RUS, or a name.")] = None,
    source: Annotated[str | None, typer.Option(metavar="CODE", help="Who does it.")] = None,
    target: Annotated[str | None, typer.Option(metavar="CODE", help="To whom.")] = None,
    by: Annotated[str | None, typer.Option(metavar="CODE", help="Who says so.")] = None,
    type: Annotated[list[str] | None, typer.Option(metavar="TYPE", help="AID, trade, ally …; may be repeated.")] = None,
    status: Annotated[list[str] | None, typer.Option(metavar="STATUS", help="happened, offered, denied …; may be repeated.")] = None,
    verdict: Annotated[Verdict | None, typer.Option(help="Only claims with a check that says so.")] = None,
    words: Words = None,
    since: Since = None,
    until: Until = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Who published it.")] = None,
    language: Annotated[str | None, typer.Option(metavar="CODE", help="The language of the document.")] = None,
    min_score: MinScore = 0.0,
    limit: Limit = None,
    format: OutputFormat = "table",
    store: Store = None,
) -> None:
    """List the claims of the ledger: newest documents first, each in the order of its text.

    \b
    dragoman claims --actor RUS --status offered
    dragoman claims --source USA --target CHN --type SANCTION --since 2024-01-01
    dragoman claims --format jsonl > claims.jsonl
    """
    query = ClaimQuery(
        actor=actor, source=source, target=target, by=by, types=tuple(type or ()), statuses=statuses(status or []),
        verdict=verdict, words=words, since=since, until=until, outlet=outlet, language=language, min_score=min_score,
    )
    with open_ledger(read_settings(store)) as ledger:
        if format == "jsonl":
            write_lines(ledger, query, limit)
        else:
            show_page(ledger, query, limit or TABLE_LIMIT)


def statuses(names: list[str]) -> tuple[Status, ...]:
    try:
        return msgspec.convert(names, tuple[Status, ...])
    except msgspec.ValidationError as error:
        raise UsageError(f"--status is one of {', '.join(get_args(Status))}") from error


def write_lines(ledger: Ledger, query: ClaimQuery, limit: int | None) -> None:
    """One object a line: the claim, and its document without the text."""
    for found in ledger.claims(query, limit=limit).found:
        document = {name: value for name, value in msgspec.structs.asdict(found.document).items() if name != "text"}
        sys.stdout.buffer.write(msgspec.json.encode({"document": document, "claim": found.claim}) + b"\n")


def show_page(ledger: Ledger, query: ClaimQuery, limit: int) -> None:
    page = ledger.claims(query, limit=limit)
    for _, group in groupby(page.found, key=lambda found: found.document.id):
        together = sorted(group, key=lambda found: found.claim.trigger.start)
        show.document_head(together[0].document)
        for found in together:
            show.claim(found.claim, found.claim.id[: show.SHORT])
    if not page.found:
        show.note("no such claim")
    elif page.next is not None:
        show.note(f"the newest {limit}; --limit shows more")
