"""What is told alike, and what is told against each other."""

import pytest

from corpus.stories.made import claim, document
from dragoman.corpus.stories.contradictions import within
from dragoman.corpus.stories.copies import Descent
from dragoman.corpus.stories.profile import Profile
from dragoman.corpus.stories.telling import story
from dragoman.model import Status

LEAD = "Pakistan bombed 2 villages in the Afghan province of Khost, killing 12 people in Spera"


def told(id: str, text: str, hour: int, trigger: str = "bombed", status: Status = "happened", outlet: str | None = None) -> Profile:
    return document(id, text, f"2024-09-17T{hour:02}:00:00", outlet or id, claims=[claim(text, trigger, status=status)])


def test_the_same_act_told_twice_is_one_group_and_counts_its_origins() -> None:
    later = f"Wednesday's news: {LEAD}, doctors and elders told our own reporter there."
    found = story(Descent([told("a", f"{LEAD}.", 6), told("b", later, 9)]))
    assert any({member.document for member in group.members} == {"a", "b"} for group in found.claims)


def test_members_stand_where_their_text_does() -> None:
    texts = {"a": f"{LEAD}.", "b": f"Elders: {LEAD}."}
    found = story(Descent([told(id, text, 6 + n) for n, (id, text) in enumerate(texts.items())]))
    members = [member for group in found.claims for member in group.members]
    assert members
    assert all(texts[m.document][m.trigger.start : m.trigger.end] == m.trigger.text for m in members)


@pytest.mark.parametrize("other", [LEAD.replace("12 people", "19 people"), LEAD.replace("2 villages", "3 villages")])
def test_another_figure_is_another_group_and_a_contradiction(other: str) -> None:
    text = f"{other}, say doctors whom our reporter met in the hospital of the district."
    found = story(Descent([told("a", f"{LEAD}.", 6), told("b", text, 9)]))
    assert any(conflict.differs == "number" for conflict in found.contradictions)


def test_a_denial_is_another_group() -> None:
    found = story(Descent([told("a", f"{LEAD}.", 6), told("b", f"Islamabad denied that {LEAD}.", 9, status="denied")]))
    claims = [member.id for group in found.claims for member in group.members if member.id.startswith("c")]
    assert claims == []


def test_a_later_figure_of_the_same_publisher_is_an_update() -> None:
    later = f"{LEAD.replace('12 people', '19 people')}, the toll has risen, rescuers in the district say."
    found = story(Descent([told("a", f"{LEAD}.", 6, outlet="Indus Wire"), told("b", later, 9, outlet="Indus Wire")]))
    assert found.contradictions == ()


def test_numbers_of_one_article_against_each_other() -> None:
    text = "The strike on Khost left 6 people dead in Spera.\nDoctors told reporters that the strike on Khost left 19 people dead in Spera."
    assert [detail for _, _, detail in within(document("a", text))] == ["6 people against 19 people"]
