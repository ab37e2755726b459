"""`dragoman llm`: what a language model would be asked."""

import sys
from itertools import islice
from typing import Annotated

import msgspec
import typer

from dragoman.batch import documents_of
from dragoman.batch.asking import requests_of
from dragoman.batch.choice import open_probe
from dragoman.batch.probing import probed
from dragoman.cli import show
from dragoman.cli.exits import ALL_WELL, SOME_FAILED
from dragoman.cli.listing import json_lines
from dragoman.cli.network import AllowPrivate
from dragoman.cli.options import Language, Outlet, OutputFormat, OwnActors, Published, Sources, Store
from dragoman.cli.reader import Budget
from dragoman.llm.probe import Followed
from dragoman.pipeline import standard_tools
from dragoman.readers import Failure
from dragoman.settings import read_model_settings, read_settings, reader_choice

app = typer.Typer(no_args_is_help=True, help="""Work with a language model: dragoman llm requests, dragoman llm probe.

\b
dragoman llm requests examples > requests.jsonl
""")
Model = Annotated[str | None, typer.Option(metavar="NAME", help="The model that shall answer; else DRAGOMAN_LLM_MODEL.")]


Sample = Annotated[int, typer.Option(min=1, help="How many documents at most.")]


@app.command()
def requests(
    sources: Sources, published: Published = None, outlet: Outlet = None, language: Language = None, actors: OwnActors = None,
    allow_private: AllowPrivate = False, model: Model = None,
) -> None:
    """Write what a language model would be asked, in the form that batch interfaces take; nothing is sent.

    \b
    dragoman llm requests archive.jsonl --model NAME > requests.jsonl
    dragoman read archive.jsonl --reader llm --responses responses.jsonl
    """
    tools, failed = standard_tools(actors or ()), 0
    found = documents_of(
        sources, tools.languages, published=published, outlet=outlet, language=language, allow_private=allow_private,
    )
    for one in requests_of(found, tools, model or read_model_settings().model or ""):
        if isinstance(one, Failure):
            show.failure(one)
            failed += 1
        else:
            sys.stdout.buffer.write(msgspec.json.encode(one) + b"\n")
    raise typer.Exit(SOME_FAILED if failed else ALL_WELL)


@app.command()
def probe(
    sources: Sources, published: Published = None, outlet: Outlet = None, language: Language = None, sample: Sample = 20,
    budget: Budget = None, format: OutputFormat = "table", store: Store = None,
) -> None:
    """Tell how far a model's coding follows the codebook: asked again with it in another order, with labels that mean nothing, and with two
    definitions swapped. Four requests a document.

    \b
    dragoman llm probe archive.jsonl --sample 20
    """
    tools, failed, found = standard_tools(), 0, list[Followed]()
    documents = islice(documents_of(sources, tools.languages, published=published, outlet=outlet, language=language), sample)
    choice = reader_choice("llm", read_settings(store).answers, read_model_settings(), budget=budget)
    with open_probe(choice, show.note) as (asker, memory, usage):
        for one in probed(documents, tools, asker, memory):
            if isinstance(one, Failure):
                show.failure(one)
                failed += 1
            else:
                found.append(one)
        show.note(str(usage))
    if format == "jsonl":
        json_lines(found)
    else:
        show.table(["codebook", "same trigger", "followed", "share"], list(map(cells, found)))
    raise typer.Exit(SOME_FAILED if failed else ALL_WELL)


def cells(one: Followed) -> list[str]:
    return [one.change, str(one.claims), str(one.followed), f"{one.followed / one.claims:.2f}" if one.claims else "–"]
