"""`dragoman read`: documents in, their claims out; nothing is kept."""

import sys
from collections.abc import Iterable
from typing import Annotated

import typer
from msgspec.structs import replace

from dragoman.batch import ToolSettings, documents_of
from dragoman.cli import show
from dragoman.cli.article import article
from dragoman.cli.exits import ALL_WELL, SOME_FAILED
from dragoman.cli.network import AllowPrivate
from dragoman.cli.options import Errors, Language, MinScore, Outlet, OutputFormat, OwnActors, Published, Sources
from dragoman.cli.progress import accounted
from dragoman.cli.reader import Budget, Fallback, Jobs, ReaderOption, Responses, chosen_reader
from dragoman.export.contract import line
from dragoman.lang import languages
from dragoman.model import Reading
from dragoman.readers import Account, Failure


def command(
    sources: Sources,
    published: Published = None,
    outlet: Outlet = None,
    language: Language = None,
    format: OutputFormat = "table",
    min_score: MinScore = 0.0,
    actors: OwnActors = None,
    errors: Errors = None,
    allow_private: AllowPrivate = False,
    all: Annotated[bool, typer.Option("--all", help="Also the claims that are too unlikely to be listed.")] = False,
    statements: Annotated[bool, typer.Option("--statements", help="First the article, each statement drawn under its paragraph.")] = False,
    reader: ReaderOption = "grammar",
    responses: Responses = None,
    budget: Budget = None,
    fallback: Fallback = None,
    jobs: Jobs = None,
) -> None:
    """Read documents and print what they claim; nothing is kept.

    \b
    dragoman read article.txt --published 2022-08-15
    dragoman read examples
    dragoman read https://example.org/news/1
    cat archive.jsonl | dragoman read - --format jsonl > readings.jsonl
    """
    account, tools = Account(), ToolSettings(tuple(actors or ()), all)
    found = documents_of(
        sources, languages(), published=published, outlet=outlet, language=language, allow_private=allow_private,
    )
    with chosen_reader(reader, tools, jobs, responses=responses, budget=budget, fallback=fallback) as chosen:
        counted = accounted(chosen.executor.read(found), account, errors)
        results = (result if isinstance(result, Failure) else surer(result, min_score) for result in counted)
        if format == "jsonl":
            write_lines(results)
        else:
            show_all(results, statements)
        show.note(str(account))
    raise typer.Exit(SOME_FAILED if account.failed else ALL_WELL)


def surer(reading: Reading, min_score: float) -> Reading:
    """The reading without claims below the score."""
    return replace(reading, claims=tuple(claim for claim in reading.claims if claim.why.score >= min_score))


def write_lines(results: Iterable[Reading | Failure]) -> None:
    """One JSON object a line on standard output."""
    for result in results:
        sys.stdout.buffer.write(line(result) + b"\n")
        sys.stdout.buffer.flush()


def show_all(results: Iterable[Reading | Failure], statements: bool) -> None:
    """The ledger of each document on standard output, failures on standard error."""
    for result in results:
        if isinstance(result, Failure):
            show.failure(result)
        else:
            show.document_head(result.document)
            if statements:
                article(result)
            show.ledger(result)
