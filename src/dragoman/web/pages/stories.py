"""Stories: what several documents tell of one event; one of them with its versions side by side."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from fastapi import APIRouter
from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response

from dragoman.ledger import StoryQuery
from dragoman.model import Contradiction, Copy, Document, Member, Quantity, Reading, Story
from dragoman.web.site import Site, link

ROWS = 30
WIDTH, HEIGHT, MARGIN = 600, 140, 12  # of the drawing of a number that moved, in its own units


class StoriesPage(Struct, frozen=True, kw_only=True):
    """Stories of two and more documents, the last told first; `contradicted`: only those in which tellings contradict each other."""

    stories: tuple[Story, ...]
    contradicted: bool
    next: str | None


class Version(Struct, frozen=True):
    """A document of a story: of which it is a copy, how deep in the tree of copying it stands, and the contradicted words it tells."""

    document: Document
    copy: Copy | None
    depth: int
    told: tuple[str, ...]


class PlottedFigure(Struct, frozen=True):
    """A number told at a moment, and where it is drawn."""

    x: float
    y: float
    value: float
    document: str
    moment: str


class Moved(Struct, frozen=True):
    """The numbers of one unit that a story tells against each other, by time."""

    unit: str
    points: tuple[PlottedFigure, ...]


class StoryPage(Struct, frozen=True, kw_only=True):
    """A story; `versions` stand in the order of the tree of copying, an original before what was made of it."""

    story: Story
    versions: tuple[Version, ...]
    moved: tuple[Moved, ...]
    titles: Mapping[str, str]


def add(router: APIRouter, site: Site) -> None:
    @router.get("/stories")
    def stories(request: Request) -> Response:
        return site.page(request, "stories.html", stories_page(site, request.query_params))

    @router.get("/stories/{id}")
    def story(request: Request, id: str) -> Response:
        return site.page(request, "story.html", site.cached(("story", id), lambda: story_page(site, id)))


def stories_page(site: Site, query: Mapping[str, str]) -> StoriesPage:
    """Raises UsageError."""
    contradicted = query.get("contradicted") == "yes"
    asked = StoryQuery(since=query.get("since") or None, until=query.get("until") or None, documents=2, contradicted=contradicted)
    page = site.ledger.stories(asked, query.get("after"), ROWS)
    kept = {"since": asked.since, "until": asked.until, "contradicted": "yes" if contradicted else None}
    following = link("/stories", after=page.next, **kept) if page.next else None
    return StoriesPage(stories=page.found, contradicted=contradicted, next=following)


def story_page(site: Site, id: str) -> StoryPage:
    """Raises MissingError."""
    story = site.ledger.story(id)
    readings = {name: site.ledger.document(name).reading for name in dict.fromkeys(story.documents)}
    return StoryPage(
        story=story, versions=tuple(versions(story, readings)), moved=tuple(moved(story, readings)),
        titles={name: reading.document.title or name for name, reading in readings.items()},
    )


def versions(story: Story, readings: Mapping[str, Reading]) -> Iterator[Version]:
    above = {copy.copy: copy for copy in story.copies}
    below: dict[str | None, list[str]] = defaultdict(list)
    for name in readings:
        below[above[name].original if name in above else None].append(name)
    told = told_by(story.contradictions)
    waiting = [(name, 0) for name in reversed(below[None])]
    while waiting:
        name, depth = waiting.pop()
        yield Version(readings[name].document, above.get(name), depth, told.get(name, ()))
        waiting += [(one, depth + 1) for one in reversed(below[name])]


def told_by(contradictions: Sequence[Contradiction]) -> dict[str, tuple[str, ...]]:
    """The contradicted words of each document."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for one in contradictions:
        for side in (one.a, one.b):
            found[side.document][side.trigger.text if one.differs == "number" else side.evidence.text] = None
    return {name: tuple(words) for name, words in found.items()}


def moved(story: Story, readings: Mapping[str, Reading]) -> Iterator[Moved]:
    """Only numbers that were told at two moments and more."""
    told: dict[str, dict[tuple[str, str], float]] = defaultdict(dict)
    for side in (side for one in story.contradictions if one.differs == "number" for side in (one.a, one.b)):
        reading = readings[side.document]
        for amount in amounts(side, reading):
            if amount.value is not None and (moment := moment_of(reading.document)):
                told[amount.unit or ""][moment, side.document] = amount.value
    for unit, values in sorted(told.items()):
        if len({moment for moment, _ in values}) > 1:
            yield Moved(unit, tuple(points(values)))


def amounts(side: Member, reading: Reading) -> list[Quantity]:
    """The amounts that a telling is about: those in its trigger, else those in its evidence."""
    inside = [one for one in reading.quantities if side.trigger.overlap(one)]
    return inside or [one for one in reading.quantities if side.evidence.covers(one)]


def moment_of(document: Document) -> str | None:
    """When it was published, None where that is not known or no real moment."""
    try:
        return document.published if document.published and datetime.fromisoformat(document.published) else None
    except ValueError:
        return None


def points(values: Mapping[tuple[str, str], float]) -> Iterator[PlottedFigure]:
    moments = {key: datetime.fromisoformat(key[0]).replace(tzinfo=None).timestamp() for key in sorted(values)}
    for key, at in moments.items():
        x = placed(at, min(moments.values()), max(moments.values()), WIDTH)
        y = HEIGHT - placed(values[key], min(0.0, *values.values()), max(values.values()), HEIGHT)
        yield PlottedFigure(x, y, values[key], key[1], key[0])


def placed(value: float, low: float, high: float, length: int) -> float:
    """Where a value between two others stands on a line of this length."""
    return round(MARGIN + (length - 2 * MARGIN) * (value - low) / ((high - low) or 1.0), 1)
