"""`dragoman stories`: which documents tell of one event, who copied whom, where they contradict each other."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated

import typer
from rich.padding import Padding
from rich.text import Text

from dragoman.batch import read_sources
from dragoman.cli import show
from dragoman.cli.exits import ALL_WELL, SOME_FAILED
from dragoman.cli.listing import json_lines
from dragoman.cli.network import AllowPrivate
from dragoman.cli.options import Errors, Language, Outlet, OutputFormat, OwnActors, Published
from dragoman.cli.progress import accounted
from dragoman.corpus.stories.profile import Profile
from dragoman.corpus.stories.profiling import profile
from dragoman.corpus.stories.telling import stories
from dragoman.lang import engines
from dragoman.lang.lemmas import Lemmas
from dragoman.model import Reading, Story
from dragoman.readers import Account, Failure

Sources = Annotated[list[str], typer.Argument(metavar="SOURCE...", help="Files, folders, archives or addresses, as for read.")]


def command(
    sources: Sources,
    published: Published = None,
    outlet: Outlet = None,
    language: Language = None,
    format: OutputFormat = "table",
    actors: OwnActors = None,
    errors: Errors = None,
    allow_private: AllowPrivate = False,
) -> None:
    """Group documents into stories: the origins of each, who copied whom, what is told alike, and what contradicts what.

    \b
    dragoman stories examples
    dragoman stories monday.jsonl tuesday.jsonl --format jsonl > stories.jsonl
    """
    account = Account()
    found = read_sources(sources, published=published, outlet=outlet, language=language, actors=actors or (), allow_private=allow_private)
    told = stories(profiles(accounted(found, account, errors)))
    if format == "jsonl":
        json_lines(told)
    else:
        show_all(told)
    show.note(str(account))
    raise typer.Exit(SOME_FAILED if account.failed else ALL_WELL)


def profiles(results: Iterable[Reading | Failure]) -> Iterator[Profile]:
    """Of those that could be read; the others are told on standard error."""
    lemmas = Lemmas(engines())
    for result in results:
        if isinstance(result, Failure):
            show.failure(result)
        else:
            yield profile(result, lemmas)


def show_all(told: Sequence[Story]) -> None:
    """The newest first."""
    for story in sorted(told, key=lambda one: (one.end or "", one.story), reverse=True):
        show_story(story)


def show_story(story: Story) -> None:
    days = " – ".join(dict.fromkeys(day for day in (story.start, story.end) if day))
    counts = f"{len(story.documents)} documents, {len(story.origins)} origins, {len(story.publishers)} publishers"
    head = " · ".join(part for part in (story.story[: show.SHORT], days, " ".join(story.languages), counts) if part)
    show.OUT.print(Text(head, style="bold reverse"), soft_wrap=True)
    if story.title:
        show.OUT.print(Text(story.title, style="bold"))
    for conflict in story.contradictions:
        between = f"  {conflict.a.document} | {conflict.b.document}"
        line = Text.assemble((f"≠ {conflict.differs}: ", "bold red"), conflict.detail, (between, "dim"))
        show.OUT.print(Padding(line, (0, 0, 0, 2), expand=False))
    above = {copy.copy: copy for copy in story.copies}
    for document in story.documents:
        copy = above.get(document)
        line = Text.assemble(document, (f"  {copy.how} of {copy.original}" if copy else "", "cyan"))
        show.OUT.print(Padding(line, (0, 0, 0, 2), expand=False))
    show.OUT.print()
