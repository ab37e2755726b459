"""`dragoman actors` and `dragoman actor`: who is known, by which names, on which day, and from which file."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

import typer

from dragoman.cli import show
from dragoman.cli.listing import json_lines
from dragoman.cli.options import Limit, OutputFormat, OwnActors
from dragoman.errors import UsageError
from dragoman.lang import language_name
from dragoman.lexicon import DATA
from dragoman.lexicon.actor_search import Dossier, FoundActor, dossier, search

FOLDER = DATA / "actors"
TABLE_LIMIT = 50


def search_command(
    search_text: Annotated[str, typer.Argument(metavar="SEARCH", help="The beginning of a name in any language, or a code.")],
    actors: OwnActors = None,
    limit: Limit = None,
    format: OutputFormat = "table",
) -> None:
    """Look up who is known by a name, and in which file.

    \b
    dragoman actors Минск
    dragoman actors hezb
    """
    found = search(FOLDER, search_text, actors or ())
    if not found:
        show.note(f"nobody is known by a name or code that begins so: {search_text}")
    if format == "jsonl":
        json_lines(found[:limit])
    elif found:
        show_found(found, limit or TABLE_LIMIT)


def show_found(found: Sequence[FoundActor], limit: int) -> None:
    rows = ([row.code, row.name, row.kind, row.matched, row.id or "", row.file] for row in found[:limit])
    show.table(("code", "name", "kind", "by the name", "Wikidata", "file"), rows)
    if len(found) > limit:
        show.note(f"{limit} of {len(found)}; --limit shows more")


def dossier_command(
    code: Annotated[str, typer.Argument(metavar="CODE", help="A code of the ledger: RUS, EU, HEZBOLLAH.")],
    on: Annotated[str | None, typer.Option(metavar="DATE", help="An ISO day; today where not given.")] = None,
    actors: OwnActors = None,
    format: OutputFormat = "table",
) -> None:
    """Show what is known under a code on a day: names, seats, bodies, who holds which office, members.

    \b
    dragoman actor IRN --on 2022-08-15
    dragoman actor NATO --on 1999-01-01
    """
    day = on or date.today().isoformat()
    try:
        date.fromisoformat(day)
    except ValueError as error:
        raise UsageError(f"--on {day}: {error}") from error
    found = dossier(FOLDER, code, day, actors or ())
    if found is None:
        raise UsageError(f"no actor has the code {code}; dragoman actors SEARCH finds codes by name")
    if format == "jsonl":
        json_lines([found])
    else:
        show_dossier(found)


def show_dossier(found: Dossier) -> None:
    facts = (found.kind, found.id or "no Wikidata id", f"from {found.file}", f"on {found.on}")
    show.OUT.print(f"[bold]{found.name}[/bold] ({found.code}), {', '.join(facts)}")
    for title, values in (
        *((f"in {language_name(code)}", names) for code, names in found.names.items()), ("seats", found.seats), ("bodies", found.bodies),
        ("members", found.members), ("member of", found.member_of),
    ):
        if values:
            show.OUT.print(f"  [dim]{title}[/dim]  {', '.join(values)}")
    if found.holders:
        show.table(("office", "held by", "from", "to"), ([one.office, one.name, one.start or "", one.end or ""] for one in found.holders))
