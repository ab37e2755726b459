"""`dragoman stories`, `dragoman story`: which documents tell of one event, who copied whom, where they contradict each other."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated

import typer
from rich.padding import Padding
from rich.text import Text

from dragoman.batch import ToolSettings, documents_of, executor_of
from dragoman.cli import show
from dragoman.cli.exits import ALL_WELL, SOME_FAILED
from dragoman.cli.known import open_known
from dragoman.cli.listing import json_lines
from dragoman.cli.network import AllowPrivate
from dragoman.cli.options import After, Errors, Format, Language, Limit, Outlet, OutputFormat, OwnActors, Published, Store
from dragoman.cli.progress import accounted
from dragoman.cli.reader import Jobs
from dragoman.corpus.stories.profile import Profile
from dragoman.corpus.stories.profiling import profile
from dragoman.corpus.stories.telling import stories
from dragoman.lang import languages
from dragoman.lang.lemmas import Lemmas
from dragoman.ledger import StoryQuery
from dragoman.model import Member, Reading, Story
from dragoman.readers import Account, Failure

Sources = Annotated[list[str] | None, typer.Argument(
    metavar="[SOURCE]...", help="Files, folders, archives or addresses, as for read; without any, the stories of the ledger.",
)]
Least = Annotated[int, typer.Option("--documents", metavar="NUMBER", min=1, help="Only stories of at least so many documents.")]
LeastOrigins = Annotated[int, typer.Option("--origins", metavar="NUMBER", min=1, help="Only stories of at least so many origins.")]
Contradicted = Annotated[bool, typer.Option("--contradicted", help="Only stories in which tellings contradict each other.")]
TABLE_LIMIT = 20
STORY_ID = re.compile(r"st[0-9a-f]+$")


def command(
    sources: Sources = None,
    published: Published = None,
    outlet: Outlet = None,
    language: Language = None,
    format: OutputFormat = "table",
    actors: OwnActors = None,
    errors: Errors = None,
    allow_private: AllowPrivate = False,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Last told on this day or later.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Last told on this day or before.")] = None,
    documents: Least = 1,
    origins: LeastOrigins = 1,
    contradicted: Contradicted = False,
    limit: Limit = None,
    after: After = None,
    store: Store = None,
    jobs: Jobs = None,
) -> None:
    """Group documents into stories: the origins of each, who copied whom, what is told alike, and what contradicts what.

    With sources these are read and nothing is kept; without, the stories of the ledger are listed, the last told first.

    \b
    dragoman stories examples
    dragoman stories --since 2024-09-01 --contradicted
    dragoman stories monday.jsonl tuesday.jsonl --format jsonl > stories.jsonl
    """
    query = StoryQuery(since=since, until=until, documents=documents, origins=origins, contradicted=contradicted)
    if not sources:
        of_the_ledger(query, after, limit, format, store)
        return
    account = Account()
    documents_found = documents_of(
        sources, languages(), published=published, outlet=outlet, language=language, allow_private=allow_private,
    )
    found = executor_of(ToolSettings(tuple(actors or ())), jobs).read(documents_found)
    told = [story for story in stories(profiles(accounted(found, account, errors))) if meets(story, query)]
    if format == "jsonl":
        json_lines(told)
    else:
        show_all(told)
    show.note(str(account))
    raise typer.Exit(SOME_FAILED if account.failed else ALL_WELL)


def of_the_ledger(query: StoryQuery, after: str | None, limit: int | None, format: Format, store: str | None) -> None:
    """A page for people; for programs all, where no limit is set."""
    with open_known(store) as ledger:
        page = ledger.stories(query, after, limit or (TABLE_LIMIT if format == "table" else None))
    if format == "jsonl":
        json_lines(page.found)
        return
    for story in page.found:
        show_story(story)
    if not page.found:
        show.note("no such story")
    elif page.next is not None:
        show.note(f"more: --after {page.next}")


def meets(story: Story, query: StoryQuery) -> bool:
    day = story.end or ""
    return (
        (not query.since or day >= query.since) and (not query.until or "" < day <= query.until) and len(story.documents) >= query.documents
        and len(story.origins) >= query.origins and (bool(story.contradictions) or not query.contradicted)
    )


def profiles(results: Iterable[Reading | Failure]) -> Iterator[Profile]:
    """Of those that could be read; the others are told on standard error."""
    lemmas = Lemmas(languages())
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


def one_story(
    story: Annotated[str, typer.Argument(metavar="STORY", help="Its id or its first letters, or the id of a document of it.")],
    format: OutputFormat = "table",
    store: Store = None,
) -> None:
    """Show a story of the ledger: its contradictions with their words, its documents, and what several of them tell alike.

    \b
    dragoman story st0aefa2
    """
    with open_known(store) as ledger:
        found = ledger.story(story) if STORY_ID.match(story) else ledger.story_with(story)
    if format == "jsonl":
        json_lines([found])
        return
    show_story(found)
    for conflict in found.contradictions:
        show.contradiction(conflict)
    for group in found.claims:
        show.OUT.print(Text(f"= {group.sources} origins, {group.publishers} publishers", style="bold"))
        for member in group.members:
            show_member(member)


def show_member(member: Member) -> None:
    line = Text.assemble((f"{member.document}  ", "cyan"), (member.evidence.text, "dim"))
    show.OUT.print(Padding(line, (0, 0, 0, 2), expand=False))
