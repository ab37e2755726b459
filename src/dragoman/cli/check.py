"""`dragoman check`: only what does not add up."""

from collections.abc import Iterator
from typing import Annotated, Literal

import typer

from dragoman.batch import documents_of
from dragoman.cli import show
from dragoman.cli.exits import ALL_WELL, FOUND, SOME_FAILED
from dragoman.cli.options import Language, Outlet, Published, Sources
from dragoman.cli.progress import accounted
from dragoman.cli.reader import Budget, Fallback, Jobs, ReaderOption, Responses, chosen_reader
from dragoman.corpus.stories.contradictions import within
from dragoman.corpus.stories.profile import Profile, Telling
from dragoman.corpus.stories.profiling import profile
from dragoman.corpus.stories.telling import stories
from dragoman.lang import languages
from dragoman.lang.lemmas import Lemmas
from dragoman.model import Check, Reading, Span, Verdict
from dragoman.readers import Account, Failure

FailOn = Literal["inconsistent", "unclear"]
COUNTS_AS = {"inconsistent": {"inconsistent"}, "unclear": {"inconsistent", "unclear"}}


def command(
    sources: Sources,
    published: Published = None,
    outlet: Outlet = None,
    language: Language = None,
    fail_on: Annotated[FailOn | None, typer.Option(help="End with status 4 where this, or worse, was found.")] = None,
    reader: ReaderOption = "grammar",
    responses: Responses = None,
    budget: Budget = None,
    fallback: Fallback = None,
    jobs: Jobs = None,
) -> None:
    """Print what does not add up in documents, with the sentence and the arithmetic, and what contradicts what between them.

    \b
    dragoman check article.txt
    dragoman check drafts --fail-on inconsistent
    """
    account, verdicts, lemmas, seen = Account(), set[Verdict](), Lemmas(languages()), list[Profile]()
    documents = documents_of(sources, languages(), published=published, outlet=outlet, language=language)
    with chosen_reader(reader, jobs=jobs, responses=responses, budget=budget, fallback=fallback) as chosen:
        for result in accounted(chosen.executor.read(documents), account):
            if isinstance(result, Failure):
                show.failure(result)
                continue
            seen.append(profile(result, lemmas))
            found = [one for one in every_check(result) if one.verdict != "consistent"]
            found += [told_twice(*conflict) for conflict in within(seen[-1])]
            verdicts |= {one.verdict for one in found}
            if found:
                show.document_head(result.document)
            for one in found:
                show.check_in_context(one, sentences_of(one, result))
    conflicts = [one for story in stories(seen) for one in story.contradictions]
    for conflict in conflicts:
        show.contradiction(conflict)
    verdicts |= {"unclear"} if conflicts else set()
    if account.read and not verdicts:
        show.note("nothing that does not add up")
    show.note(str(account))
    if fail_on and verdicts & COUNTS_AS[fail_on]:
        raise typer.Exit(FOUND)
    raise typer.Exit(SOME_FAILED if account.failed else ALL_WELL)


def every_check(reading: Reading) -> Iterator[Check]:
    """Each check once, be it a claim's or the document's."""
    yield from dict.fromkeys([*(check for claim in reading.claims for check in claim.checks), *reading.checks])


def told_twice(one: Telling, other: Telling, detail: str) -> Check:
    """Two amounts that one text tells of the same."""
    return Check("contradiction", "unclear", detail, (one.trigger, other.trigger))


def sentences_of(check: Check, reading: Reading) -> list[Span]:
    return [sentence for sentence in reading.sentences if any(sentence.overlap(span) for span in check.spans)]
