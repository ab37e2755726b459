"""What is told alike, and what is told against each other."""

import pytest
from msgspec.structs import replace

from corpus.stories.made import claim, document, reading
from dragoman.corpus.stories.contradictions import at_odds, crowded, what_differs, within
from dragoman.corpus.stories.copies import Descent
from dragoman.corpus.stories.profile import Profile
from dragoman.corpus.stories.profiling import profile
from dragoman.corpus.stories.telling import story
from dragoman.lang import languages
from dragoman.lang.lemmas import Lemmas
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


def test_another_doer_of_the_same_act_is_a_contradiction() -> None:
    x = claim("A Pakistani patrol shelled the post near Spera", "shelled")
    y = claim("An Afghan patrol shelled the post near Spera", "shelled", source="AFG", target="PAK")
    told = [document(one.id, one.evidence.text, claims=[one]).tellings[0] for one in (x, y)]
    assert what_differs(*told) == ("actor", "PAK against AFG: “shelled”")


def test_a_statement_that_denies_speaks_against_a_claim() -> None:
    struck = next(one for one in document("a", LEAD, claims=[claim(LEAD, "bombed")]).tellings if one.kind == "claim")
    denial = replace(struck, kind="statement", type="denies", status="denied", figures=())
    assert what_differs(struck, denial) == ("denial", f"told against denied: “{LEAD}”")


def test_a_later_figure_of_a_copys_source_is_an_update() -> None:
    copy = told("b", f"{LEAD}.", 7, outlet="Evening Post")
    later = f"Wednesday's news: {LEAD.replace('12 people', '19 people')}, rescuers, doctors and elders of the district say in a new count."
    found = story(Descent([told("a", f"{LEAD}.", 6, outlet="Indus Wire"), copy, told("c", later, 9, outlet="Indus Wire")]))
    assert found.contradictions == ()


@pytest.mark.parametrize(("words", "part"), [("including 5 people from Spera", True), ("and 5 people from Spera", False)])
def test_a_part_of_those_counted_is_not_held_against_them(words: str, part: bool) -> None:
    found = profile(reading("a", f"The strike killed many, {words}.", None, None, "en"), Lemmas(languages())).tellings
    assert [figure.part for telling in found for figure in telling.figures] == [part]


def test_a_later_figure_of_the_same_publisher_is_an_update() -> None:
    later = f"{LEAD.replace('12 people', '19 people')}, the toll has risen, rescuers in the district say."
    found = story(Descent([told("a", f"{LEAD}.", 6, outlet="Indus Wire"), told("b", later, 9, outlet="Indus Wire")]))
    assert found.contradictions == ()


def test_a_document_with_many_amounts_of_one_unit_is_not_held_against_others() -> None:
    few = document("a", "The post of Spera lies 40 km from Khost.")
    many = document("b", "\n".join(f"The post of Spera lies {number} km from Khost." for number in (41, 52, 63, 74)), outlet="b")
    assert [crowded(one, one.tellings[0]) for one in (few, many)] == [False, True]
    assert not at_odds(few, many, copied=False)


def test_numbers_of_one_article_against_each_other() -> None:
    text = "The strike on Khost left 6 people dead in Spera.\nDoctors told reporters that the strike on Khost left 19 people dead in Spera."
    assert [detail for _, _, detail in within(document("a", text))] == ["6 people against 19 people"]
