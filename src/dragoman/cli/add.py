"""`dragoman add`: documents into the ledger."""

from collections import Counter

import typer

from dragoman.batch import for_each
from dragoman.cli import show
from dragoman.cli.exits import ALL_WELL, SOME_FAILED
from dragoman.cli.options import Errors, Language, Outlet, OwnActors, Published, Sources, Store
from dragoman.cli.progress import counted
from dragoman.ledger import open_ledger
from dragoman.model import Reading
from dragoman.pipeline import standard_tools
from dragoman.readers import Failure
from dragoman.readers.account import write_error
from dragoman.settings import read_settings


def command(
    sources: Sources, published: Published = None, outlet: Outlet = None, language: Language = None, actors: OwnActors = None,
    store: Store = None, errors: Errors = None,
) -> None:
    """Read documents into the ledger; what is there already is not read again.

    \b
    dragoman add examples
    dragoman add archive.jsonl --store sqlite:///my-ledger.sqlite
    """
    tools = standard_tools(actors or ())
    sums: Counter[str] = Counter()
    with open_ledger(read_settings(store), tools) as ledger:
        for result in counted(for_each(sources, ledger.add, tools, published=published, outlet=outlet, language=language)):
            sums[outcome(result)] += 1
            if isinstance(result, Failure):
                show.failure(result)
                if errors:
                    write_error(errors, result)
    parts = ("added", "known already", "rejected", "failed")
    show.note(f"in {sums.total()} = " + " + ".join(f"{sums[part]} {part}" for part in parts))
    raise typer.Exit(SOME_FAILED if sums["failed"] else ALL_WELL)


def outcome(result: Reading | Failure | None) -> str:
    if result is None:
        return "known already"
    if isinstance(result, Failure):
        return "rejected" if result.rejected else "failed"
    return "added"
