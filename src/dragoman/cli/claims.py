"""`dragoman claims`: what the ledger holds."""

from collections.abc import Iterable
from typing import Annotated, get_args

import msgspec
import typer

from dragoman.cli import show
from dragoman.cli.known import open_known
from dragoman.cli.listing import CLAIMS
from dragoman.cli.options import After, Limit, MinScore, RawCsv, RowFormat, Since, Store, Until
from dragoman.errors import UsageError
from dragoman.ledger import ClaimQuery, FoundClaim, Ledger
from dragoman.model import Review, Status, Verdict

TABLE_LIMIT = 50
Words = Annotated[str | None, typer.Option(help="Words that the evidence must hold, in any form.")]


def command(
    actor: Annotated[str | None, typer.Option(metavar="ACTOR", help="On either side: a code or a name in any language.")] = None,
    source: Annotated[str | None, typer.Option(metavar="ACTOR", help="Who does it.")] = None,
    target: Annotated[str | None, typer.Option(metavar="ACTOR", help="To whom.")] = None,
    between: Annotated[tuple[str, str] | None, typer.Option(metavar="ACTOR ACTOR", help="These two, in either direction.")] = None,
    by: Annotated[str | None, typer.Option(metavar="ACTOR", help="Who says so.")] = None,
    type: Annotated[list[str] | None, typer.Option(metavar="TYPE", help="AID, trade, ally …; may be repeated.")] = None,
    status: Annotated[list[str] | None, typer.Option(metavar="STATUS", help="happened, offered, denied …; may be repeated.")] = None,
    reviewed: Annotated[Review | None, typer.Option(help="Only claims that somebody judged so.")] = None,
    verdict: Annotated[Verdict | None, typer.Option(help="Only claims with a check that says so.")] = None,
    words: Words = None,
    since: Since = None,
    until: Until = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Who published it.")] = None,
    language: Annotated[str | None, typer.Option(metavar="CODE", help="The language of the document.")] = None,
    document: Annotated[str | None, typer.Option(metavar="ID", help="Only claims of this document.")] = None,
    unit: Annotated[str | None, typer.Option(metavar="UNIT", help="With an amount in this unit: USD, soldier, % …")] = None,
    at_least: Annotated[float | None, typer.Option(metavar="NUMBER", help="With an amount that may be as high.")] = None,
    at_most: Annotated[float | None, typer.Option(metavar="NUMBER", help="With an amount that may be as low.")] = None,
    reported_since: Annotated[str | None, typer.Option(metavar="DATE", help="Published on this day or later.")] = None,
    reported_until: Annotated[str | None, typer.Option(metavar="DATE", help="Published on this day or before.")] = None,
    min_score: MinScore = 0.0,
    limit: Limit = None,
    after: After = None,
    format: RowFormat = "table",
    raw_csv: RawCsv = False,
    store: Store = None,
) -> None:
    """List the claims of the ledger: newest first, those of one document together.

    \b
    dragoman claims --actor RUS --status offered
    dragoman claims --source USA --target CHN --type SANCTION --since 2024-01-01
    dragoman claims --format parquet > claims.parquet
    """
    query = ClaimQuery(
        actor=actor, source=source, target=target, between=between, by=by, types=tuple(type or ()), statuses=statuses(status or []),
        review=reviewed, verdict=verdict, words=words, since=since, until=until, reported_since=reported_since,
        reported_until=reported_until, outlet=outlet, language=language, document=document, unit=unit, at_least=at_least, at_most=at_most,
        min_score=min_score,
    )
    with open_known(store) as ledger:
        if format == "table":
            show_page(ledger, query, after, limit or TABLE_LIMIT)
        else:
            CLAIMS.write(all_of(ledger, query, after, limit), format, raw_csv)


def statuses(names: list[str]) -> tuple[Status, ...]:
    try:
        return msgspec.convert(names, tuple[Status, ...])
    except msgspec.ValidationError as error:
        raise UsageError(f"--status is one of {', '.join(get_args(Status))}") from error


def all_of(ledger: Ledger, query: ClaimQuery, after: str | None, limit: int | None) -> Iterable[FoundClaim]:
    """A page, newest first; without limit everything, by document."""
    return ledger.claims_in_order(query) if limit is None and after is None else ledger.claims(query, after, limit).found


def show_page(ledger: Ledger, query: ClaimQuery, after: str | None, limit: int) -> None:
    page = ledger.claims(query, after, limit)
    documents: dict[str, list[FoundClaim]] = {}
    for found in page.found:
        documents.setdefault(found.document.id, []).append(found)
    for together in documents.values():
        show.document_head(together[0].document)
        for found in sorted(together, key=lambda one: one.claim.trigger.start):
            show.claim(found.claim, found.claim.id[: show.SHORT])
    if not page.found:
        show.note("no such claim")
    elif page.next is not None:
        show.note(f"more: --after {page.next}")
