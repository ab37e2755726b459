"""Who copied whom."""

from corpus.stories.made import document
from corpus.stories.test_stories import OTHER, RUSSIAN, STRIKE
from dragoman.corpus.stories.alignment import Alignment
from dragoman.corpus.stories.comparison import Compared
from dragoman.corpus.stories.copies import manner
from dragoman.corpus.stories.credits import is_firsthand
from dragoman.corpus.stories.telling import stories
from dragoman.model import Copy, Story

REWRITTEN = (
    "Villages bombed\nBefore dawn 2 villages of the Afghan province of Khost were bombed by Pakistan and 12 people died in the Spera "
    "district, Indus Wire reports, citing the spokesman Zabihullah. Islamabad was handed a note of protest by Kabul."
)
QUOTING = (
    "Doctor: 19 people dead in Khost\nIndus Wire reports a note of protest. Our own reporter counted the bodies of 19 people in the "
    "hospital of Spera in Khost, where doctors work without electricity and the road is closed. Pakistan is silent. Funerals begin soon."
)


def told(*profiles: object) -> Story:
    [story] = stories(profiles)  # type: ignore[arg-type]
    return story


def copies(story: Story) -> dict[str, Copy]:
    return {copy.copy: copy for copy in story.copies}


def test_the_later_of_two_same_texts_is_the_copy() -> None:
    story = told(document("b", STRIKE, "2024-09-17T09:00:00"), document("a", STRIKE, "2024-09-17T06:00:00"))
    assert (story.copies[0].copy, story.copies[0].original, story.copies[0].how) == ("b", "a", "verbatim")
    assert story.origins == (("a", "b"),)


def test_a_rewritten_text_that_credits_its_source_is_an_edited_copy_with_the_words_that_say_so() -> None:
    original = document("a", STRIKE, "2024-09-17T06:00:00", "Indus Wire")
    found = copies(told(original, document("b", REWRITTEN, "2024-09-17T08:00:00", "Gulf Morning")))["b"]
    assert (found.original, found.how) == ("a", "edited")
    assert found.credit is not None
    assert REWRITTEN[found.credit.start : found.credit.end] == found.credit.text == "Indus Wire"


def test_a_quotation_in_ones_own_report_is_no_copy() -> None:
    original = document("a", STRIKE, "2024-09-17T06:00:00", "Indus Wire")
    assert told(original, document("b", QUOTING, "2024-09-17T08:00:00", "Gulf Morning")).copies == ()


def test_a_text_that_names_its_own_outlet_as_its_source_renders_no_other() -> None:
    russian = document("b", RUSSIAN, "2024-09-17T08:00:00", "Indus Wire", "ru")
    own = document("b", f"{RUSSIAN} «Indus Wire» передавать из Хоста.", "2024-09-17T08:00:00", "Indus Wire", "ru")
    assert (is_firsthand(russian), is_firsthand(own)) == (False, True)
    faithful = Compared(0.0, 0.7, Alignment((), 0.6))
    original = document("a", STRIKE)
    assert manner(russian, original, faithful, credited=False) == "translated"
    assert manner(own, original, faithful, credited=False) is None


def test_another_report_of_the_event_is_another_origin() -> None:
    assert len(told(document("a", STRIKE), document("b", OTHER, "2024-09-18")).origins) == 2


def test_a_chain_names_the_nearest_source() -> None:
    first = document("a", STRIKE, "2024-09-17T06:00:00", "Indus Wire")
    second = document("b", REWRITTEN, "2024-09-17T08:00:00", "Gulf Morning")
    third = document("c", REWRITTEN.replace("Indus Wire", "Gulf Morning"), "2024-09-17T10:00:00", "Evening Post")
    found = copies(told(third, first, second))
    assert (found["b"].original, found["c"].original) == ("a", "b")


def test_copies_without_days_form_no_cycle() -> None:
    found = copies(told(*(document(id, STRIKE, None) for id in "abc")))
    for copy in found:
        seen = [copy]
        while seen[-1] in found:
            seen.append(found[seen[-1]].original)
            assert len(seen) == len(set(seen))


def test_outlets_of_one_publisher_are_one_voice() -> None:
    story = told(document("a", STRIKE, outlet="RIA Novosti"), document("b", OTHER, "2024-09-18", outlet="Sputnik", url="https://sputniknews.com/1"))
    assert (len(story.origins), len(story.publishers)) == (2, 1)
