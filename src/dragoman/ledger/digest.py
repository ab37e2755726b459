"""What is new since a day: stories, origins of known stories, contradictions."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from dragoman.model import Reading, Story, day_of
from dragoman.store.query import StoryQuery

if TYPE_CHECKING:
    from dragoman.ledger.ledger import Ledger

News = Literal["story", "origins", "contradiction"]


class DigestLine(Struct, frozen=True):
    """One thing that is new: in which story, on which day, and what it is in words; `document` tells it."""

    news: News
    story: str
    title: str | None
    day: str
    detail: str
    document: str


def digest_lines(ledger: "Ledger", since: str, actor: str | None = None) -> Iterator[DigestLine]:
    """Of stories of two and more documents that were last told on this day (ISO) or later, the last told first; with an actor's code only
    those in which a document tells what it does, what is done to it, or what it says."""
    for story in ledger.stories(StoryQuery(since=since, documents=2), limit=None).found:
        readings = {name: ledger.document(name).reading for name in story.documents}
        if actor is None or any(actor in involved(reading) for reading in readings.values()):
            yield from of_story(story, {name: day_of(reading.document.published) for name, reading in readings.items()}, since)


def involved(reading: Reading) -> set[str]:
    """The codes and names of those who do, suffer or say something in a text."""
    parties = [actor for claim in reading.claims for actor in (*claim.source, *claim.target)]
    parties += [said.source.actor for said in reading.statements if said.source and said.source.actor]
    return {word for actor in parties for word in (actor.code, actor.name)}


def of_story(story: Story, days: dict[str, str], since: str) -> Iterator[DigestLine]:
    """A story that is new as a whole is one line; of another one those of its origins that are new."""
    first, last = story.documents[0], story.documents[-1]
    if (story.start or "") >= since:
        counts = f"{len(story.documents)} documents, {len(story.origins)} origins, {len(story.publishers)} publishers"
        yield DigestLine("story", story.story, story.title, days[last], counts, first)
    else:
        new = [origin[0] for origin in story.origins if days[origin[0]] >= since]
        if new:
            yield DigestLine("origins", story.story, story.title, days[new[-1]], f"{len(new)} new of {len(story.origins)} origins", new[-1])
    for one in story.contradictions:
        later = max(one.a.document, one.b.document, key=lambda name: days[name])
        if days[later] >= since:
            yield DigestLine("contradiction", story.story, story.title, days[later], f"{one.differs}: {one.detail}", later)
