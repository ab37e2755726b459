"""Options that tell who reads, and the reader that they make."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Literal

import typer

from dragoman.batch import OpenReader, ToolSettings, executor_of, open_reader, tools_of
from dragoman.cli import show
from dragoman.settings import read_model_settings, read_settings, reader_choice
from dragoman.tools import ReaderKind

STANDARD = ToolSettings()
ReaderOption = Annotated[ReaderKind, typer.Option(
    "--reader", help="Who reads: the rules of grammar, a language model on a server that you name (docs/llm.md), or both.",
)]
Responses = Annotated[Path | None, typer.Option(
    metavar="FILE", exists=True, dir_okay=False, help="Answers to the requests that dragoman llm requests wrote; no server is asked.",
)]
Budget = Annotated[int | None, typer.Option(metavar="TOKENS", min=1, help="The most tokens to spend; run again to go on.")]
Fallback = Annotated[Literal["grammar"] | None, typer.Option(help="Who reads a document for which no model answers; else it has failed.")]
Jobs = Annotated[int | None, typer.Option(
    "--jobs", metavar="NUMBER", min=1, envvar="DRAGOMAN_JOBS",
    help="In how many processes to read; else all cores but one, as far as memory reaches.",
)]


@contextmanager
def chosen_reader(
    kind: ReaderKind, tools: ToolSettings = STANDARD, jobs: int | None = None, *, store: str | None = None,
    responses: Path | None = None, budget: int | None = None, fallback: str | None = None,
) -> Iterator[OpenReader]:
    """The reader that a user asks for; its answers are kept beside the ledger, and what it cost is told at the end."""
    settings, memory = read_model_settings(), read_settings(store).answers
    choice = reader_choice(kind, memory, settings, responses=responses, budget=budget, fallback=fallback == "grammar")
    with open_reader(choice, tools_of(tools), show.note, executor_of(tools, jobs)) as reader:
        try:
            yield reader
        finally:
            if reader.usage is not None:
                show.note(str(reader.usage))
