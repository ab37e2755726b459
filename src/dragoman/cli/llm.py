"""`dragoman llm`: what a language model would be asked."""

import sys
from typing import Annotated

import msgspec
import typer

from dragoman.batch import documents_of
from dragoman.batch.asking import requests_of
from dragoman.cli import show
from dragoman.cli.exits import ALL_WELL, SOME_FAILED
from dragoman.cli.network import AllowPrivate
from dragoman.cli.options import Language, Outlet, OwnActors, Published, Sources
from dragoman.pipeline import standard_tools
from dragoman.readers import Failure
from dragoman.settings import read_model_settings

app = typer.Typer(no_args_is_help=True, help="""Work with a language model: dragoman llm requests, dragoman llm probe.

\b
dragoman llm requests examples > requests.jsonl
""")
Model = Annotated[str | None, typer.Option(metavar="NAME", help="The model that shall answer; else DRAGOMAN_LLM_MODEL.")]


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
