"""Stories out of documents: who belongs together, in whatever order they come."""

import random
from contextlib import closing
from itertools import permutations
from pathlib import Path

import pytest

from corpus.stories.made import LEMMAS, document, reading
from dragoman.corpus.stories.profiling import profile
from dragoman.corpus.stories.teller import Teller
from dragoman.corpus.stories.telling import stories
from dragoman.store.query import StoryQuery
from dragoman.store.store import Store
from synthetic import RUN, each, lower

STRIKE = (
    "Pakistan strikes villages in Khost\nPakistan bombed 2 villages in the Afghan province of Khost before dawn, killing 12 people in the "
    "Spera district, a spokesman named Zabihullah said. Kabul handed Islamabad a note of protest."
)
OTHER = "Hospital in Khost counts 19 people dead\nThe hospital of Spera took in bodies of 19 people, a doctor said. Pakistan is silent."
FAR = "Peru expels diplomats\nPeru told Colombia to recall 3 people from its embassy in Lima after a quarrel about the Putumayo river."
RUSSIAN = (
    "Пакистан бомбил деревни в Хосте\nПакистан нанёс удар по деревням в провинции Хост, в районе Спера погибли 12 человек, сообщил "
    "представитель по имени Забихулла. Кабул вручил Исламабаду ноту."
)


def parts(*profiles: object) -> set[frozenset[str]]:
    return {frozenset(story.documents) for story in stories(profiles)}  # type: ignore[arg-type]


def test_reports_of_one_event_are_one_story_and_others_are_not() -> None:
    assert parts(document("a", STRIKE), document("b", OTHER), document("c", FAR)) == {frozenset("ab"), frozenset("c")}


def test_a_story_runs_across_languages_by_names_and_numbers() -> None:
    assert parts(document("a", STRIKE), document("r", RUSSIAN, language="ru")) == {frozenset("ar")}


def test_the_same_words_weeks_later_are_another_story() -> None:
    later = document("b", OTHER, "2024-10-17")
    assert parts(document("a", STRIKE), later) == {frozenset("a"), frozenset("b")}


def test_two_events_of_the_same_states_in_one_week_are_two_stories() -> None:
    first = document("a", STRIKE, days=["2024-09-17"])
    next_one = (
        "Pakistan strikes car in Paktika\nPakistan hit a car in the Afghan province of Paktika, killing 4 people, the governor said. "
        "Kabul handed Islamabad a note of protest, the second this week, and a spokesman named Zabihullah called for talks in Doha."
    )
    assert len(parts(first, document("b", next_one, "2024-09-21", days=["2024-09-21"]))) == 2
    assert len(parts(first, document("b", OTHER, "2024-09-19", days=["2024-09-17"]))) == 1


def test_a_verbatim_copy_is_of_the_same_story_whenever_it_appears() -> None:
    assert parts(document("a", STRIKE), document("b", STRIKE, "2024-12-24")) == {frozenset("ab")}


def test_every_document_is_in_one_story_and_twice_the_same_counts_once() -> None:
    told = stories([document("a", STRIKE), document("a", STRIKE), document("c", FAR)])
    assert sorted(id for story in told for id in story.documents) == ["a", "c"]


def test_a_document_without_words_is_a_story_of_its_own() -> None:
    assert parts(document("a", "—"), document("b", "—")) == {frozenset("a"), frozenset("b")}


@pytest.mark.parametrize("order", [*range(4)], ids=lambda order: f"order {order}")
def test_a_ledger_keeps_the_stories_that_the_documents_give_from_nothing(order: int, tmp_path: Path) -> None:
    texts = {"a": STRIKE, "b": OTHER, "c": FAR, "d": STRIKE}
    found = [reading(id, text, f"2024-09-{17 + (id == 'b')}", f"outlet {id}", "en") for id, text in texts.items()]
    random.Random(order).shuffle(found)
    with closing(Store(f"sqlite:///{tmp_path / 'ledger.sqlite'}", lower, each, Teller(LEMMAS))) as store:
        for one in found:
            store.writer.add(one.document, one, RUN)
        kept = store.view.stories(StoryQuery(), None, None).found
        assert not list(store.view.examine())
    assert sorted(story.story for story in kept) == sorted(story.story for story in stories(profile(one, LEMMAS) for one in found))
    assert {frozenset(story.documents) for story in kept} == {frozenset("abd"), frozenset("c")}


@pytest.mark.parametrize("order", list(permutations(range(4)))[::5])
def test_the_order_in_which_documents_come_changes_nothing(order: tuple[int, ...]) -> None:
    documents = [document("a", STRIKE), document("b", OTHER, None), document("r", RUSSIAN, "2024-09-18", language="ru"), document("c", FAR)]
    assert stories([documents[place] for place in order]) == stories(documents)
