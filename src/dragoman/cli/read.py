"""`dragoman read`: documents in, their claims out; nothing is kept."""

import sys
from collections.abc import Iterable
from typing import Annotated

import typer

from dragoman.batch import read_sources
from dragoman.cli import show
from dragoman.cli.exits import ALL_WELL, SOME_FAILED
from dragoman.cli.options import Language, Outlet, OutputFormat, Published, Sources
from dragoman.cli.progress import counted
from dragoman.export.contract import line
from dragoman.model import Reading
from dragoman.readers import Failure


def command(
    sources: Sources,
    published: Published = None,
    outlet: Outlet = None,
    language: Language = None,
    format: OutputFormat = "table",
    statements: Annotated[bool, typer.Option("--statements", help="Also show who says what, and through whom.")] = False,
) -> None:
    """Read documents and print what they claim; nothing is kept.

    \b
    dragoman read article.txt --published 2022-08-15
    dragoman read examples
    cat archive.jsonl | dragoman read - --format jsonl > readings.jsonl
    """
    results = counted(read_sources(sources, published=published, outlet=outlet, language=language))
    failed = write_lines(results) if format == "jsonl" else show_all(results, statements)
    raise typer.Exit(SOME_FAILED if failed else ALL_WELL)


def write_lines(results: Iterable[Reading | Failure]) -> int:
    """One JSON object a line on standard output; gives how many documents failed."""
    failed = 0
    for result in results:
        failed += isinstance(result, Failure)
        sys.stdout.buffer.write(line(result) + b"\n")
        sys.stdout.buffer.flush()
    return failed


def show_all(results: Iterable[Reading | Failure], statements: bool) -> int:
    """The ledger of each document on standard output, failures on standard error; gives how many failed."""
    failed = 0
    for result in results:
        if isinstance(result, Failure):
            failed += 1
            show.failure(result)
        else:
            show.reading(result, statements)
    return failed
