"""`dragoman add`: documents into the ledger."""

import typer

from dragoman.batch import ToolSettings, documents_of
from dragoman.cli import show
from dragoman.cli.exits import ALL_WELL, SOME_FAILED
from dragoman.cli.network import AllowPrivate
from dragoman.cli.options import Errors, Language, Outlet, OwnActors, Published, Sources, Store
from dragoman.cli.progress import accounted
from dragoman.cli.reader import Budget, Fallback, Jobs, ReaderOption, Responses, chosen_reader
from dragoman.lang import languages
from dragoman.ledger import open_ledger
from dragoman.readers import Account, Failure
from dragoman.settings import read_settings


def command(
    sources: Sources, published: Published = None, outlet: Outlet = None, language: Language = None, actors: OwnActors = None,
    store: Store = None, errors: Errors = None, allow_private: AllowPrivate = False, reader: ReaderOption = "grammar",
    responses: Responses = None, budget: Budget = None, fallback: Fallback = None, jobs: Jobs = None,
) -> None:
    """Read documents into the ledger; what is there already is not read again.

    \b
    dragoman add examples
    dragoman add archive.jsonl --jobs 4 --store sqlite:///my-ledger.sqlite
    dragoman add https://example.org/news/1
    """
    settings, account = read_settings(store), Account()
    tools = ToolSettings(tuple(actors or ()), own_weights=settings.learned)
    found = documents_of(
        sources, languages(), published=published, outlet=outlet, language=language, allow_private=allow_private,
    )
    with (
        chosen_reader(reader, tools, jobs, store=store, responses=responses, budget=budget, fallback=fallback) as chosen,
        open_ledger(settings, chosen.tools) as ledger,
    ):
        for result in accounted(ledger.add_all(found, chosen.executor), account, errors or settings.errors):
            if isinstance(result, Failure):
                show.failure(result)
        show.note(str(account))
    raise typer.Exit(SOME_FAILED if account.failed else ALL_WELL)
