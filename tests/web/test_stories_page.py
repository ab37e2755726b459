"""The pages of stories: contradictions, versions in the order of copying, a number that moved."""

from collections.abc import Iterator

import feedparser
import pytest

from dragoman.ledger import Ledger, StoryQuery
from dragoman.model import Contradiction, Copy, Document, Member, Quantity, Reading, Span, Story
from dragoman.web import Access, application
from dragoman.web.pages.stories import moved, versions
from serving import ask, serving


def reading(id: str, published: str, number: float) -> Reading:
    text = f"{number:g} people died"
    amount = Quantity(f"{number:g} people", 0, len(f"{number:g} people"), value=number, unit="person")
    return Reading(document=Document(id, text, title=id.upper(), published=published), quantities=(amount,))


READINGS = {"a": reading("a", "2024-09-17T06:00:00", 12), "b": reading("b", "2024-09-17T08:00:00", 12), "c": reading("c", "2024-09-18", 19)}


def member(id: str) -> Member:
    text = READINGS[id].document.text
    return Member(id, "q1", Span(text.rpartition(" ")[0], 0, len(text.rpartition(" ")[0])), Span(text, 0, len(text)))


STORY = Story(
    story="st1", title="T", start="2024-09-17", end="2024-09-18", languages=("en",), documents=("a", "c", "b"),
    origins=(("a", "b"), ("c",)), publishers=(("a", "b"), ("c",)), copies=(Copy("b", "a", "verbatim", None, 1.0),), claims=(),
    contradictions=(Contradiction(member("a"), member("c"), "number", "12 people against 19 people", 0.9),),
)


def test_a_copy_stands_under_its_original() -> None:
    assert [(one.document.id, one.depth) for one in versions(STORY, READINGS)] == [("a", 0), ("b", 1), ("c", 0)]


def test_a_number_is_drawn_by_the_time_it_was_told() -> None:
    [line] = moved(STORY, READINGS)
    assert (line.unit, [point.value for point in line.points]) == ("person", [12, 19])
    first, last = line.points
    assert first.x < last.x
    assert first.y > last.y


@pytest.fixture(scope="module")
def server(examples: Ledger) -> Iterator[str]:
    with serving(application(examples, Access())) as address:
        yield address


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_story_has_a_page(server: str, examples: Ledger, language: str) -> None:
    told = examples.stories(StoryQuery(documents=2)).found
    assert told
    assert ask(server, "/stories").text.count('<article class="checked">') == min(30, len(told))
    for story in told[:5]:
        answer = ask(server, f"/stories/{story.story}", {"Accept-Language": language})
        assert answer.status == 200
        assert answer.text.count("<tr>") >= len(set(story.documents))


def test_a_story_that_is_not_there_is_told_on_a_page(server: str) -> None:
    assert ask(server, "/stories/st0000").status == 404


def test_a_claim_s_page_leads_to_its_story_and_shows_what_speaks_against_it(server: str, examples: Ledger) -> None:
    told = examples.stories(StoryQuery(contradicted=True)).found
    sides = [side.id for story in told for one in story.contradictions for side in (one.a, one.b) if side.id.startswith("c")]
    page = ask(server, f"/claims/{sides[0]}").text
    assert "/stories/st" in page
    assert "What speaks against it" in page


def test_what_is_new_is_an_atom_feed(server: str, examples: Ledger) -> None:
    answer = ask(server, "/digest.atom?since=2000-01-01")
    assert answer.status == 200
    assert answer.text.count("<entry>") == len(examples.digest("2000-01-01")) > 0
    assert feedparser.parse(answer.text).version == "atom10"
    assert ask(server, "/digest.atom?since=soon").status == 400
