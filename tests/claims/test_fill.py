"""Who does it to whom, by real trees of both languages."""

import pytest

from by_grammar import STEPS_BY_GRAMMAR, STEPS_GRAMMAR_FIRST
from dragoman.model import Document
from dragoman.pipeline import run
from recorded import recorded

EVERYTHING = recorded("fill", everything=True)  # how likely a claim is is judged elsewhere


def read(language: str, text: str) -> set[str]:
    claims = run(Document("fill", text, language), EVERYTHING, STEPS_BY_GRAMMAR).claims
    sides = ((claim.type, *("+".join(sorted(actor.code for actor in side)) for side in (claim.source, claim.target))) for claim in claims)
    return {f"{type} {source} > {target}".rstrip() for type, source, target in sides}


TOGETHER = [
    ("en", "Chad and Niger accused each other of theft.", "ACCUSE NER+TCD >"),
    ("en", "Chad and Niger expelled one another's diplomats.", "SANCTION NER+TCD >"),
    ("en", "Clashes between Chad and Niger went on.", "ASSAULT NER+TCD >"),
    ("en", "The Chadian-Nigerien talks went on.", "CONSULT NER+TCD >"),
    ("ru", "Чад и Кения обвинили друг друга в краже.", "ACCUSE KEN+TCD >"),
    ("ru", "Кения и Чад договорились друг с другом.", "AGREE KEN+TCD >"),
    ("ru", "Взаимные упреки Кении и Чада звучали вновь.", "ACCUSE KEN+TCD >"),
    ("ru", "Столкновения между Чадом и Кенией продолжались.", "ASSAULT KEN+TCD >"),
]
ALONGSIDE = [
    ("en", "Kenya, together with Chad, sent Malta trucks and tents.", "AID KEN+TCD > MLT"),
    ("ru", "Кения вместе с Чадом осудила Мали.", "ACCUSE KEN+TCD > MLI"),
    ("ru", "Канада совместно с Кенией поставила Мали танки.", "AID CAN+KEN > MLI"),
]
DOERS = [
    ("en", "Iranian-backed Houthis shelled Oman.", "SUPPORT IRN > HOUTHI"),
    ("en", "The Saudi-led coalition bombed Oman on Tuesday.", "ASSAULT SAUDICOALITION > OMN"),
    ("en", "Unknown gunmen killed three Malian soldiers.", "ASSAULT UNK > MLI"),
    ("en", "The killing of a Maltese judge was condemned by Norway.", "ACCUSE NOR > UNK"),
    ("en", "Hackers from Chad attacked Maltese banks.", "ASSAULT TCD > MLT"),
    ("en", "Kenya held a meeting with envoys from Malta and Norway.", "CONSULT KEN > MLT+NOR"),
    ("en", "After Norway's refusal Malta closed the port.", "REJECT NOR > MLT"),
    ("en", "Norway condemned the killing of Maltese sailors.", "ACCUSE NOR > UNK"),
    ("en", "Norway condemned the killing of Maltese sailors by Chad.", "ACCUSE NOR > TCD"),
    ("ru", "Норвегия осудила убийство мальтийцев.", "ACCUSE NOR > UNK"),
    ("ru", "Неизвестные убили трех малийских солдат.", "ASSAULT UNK > MLI"),
    ("ru", "На Кипре осудили Мальту.", "ACCUSE CYP > MLT"),
    ("ru", "Норвегия, союзник Дании, осудила КНДР.", "ACCUSE NOR > PRK"),
    ("ru", "Норвегия, союзник Дании, осудила КНДР.", "ally NOR > DNK"),
    ("ru", "Чаду придется освободить норвежских моряков.", "RETREAT TCD > NOR"),
    ("ru", "Удар был нанесен Турцией по Сане.", "ASSAULT TUR > YEM"),
]
SUFFERERS = [
    ("en", "Mocked by Norway, the Maltese envoy left.", "ACCUSE NOR > MLT"),
    ("en", "Chad had a Maltese banker arrested.", "COERCE TCD > MLT"),
    ("ru", "Норвежские заложники освобождены Мали.", "RETREAT MLI > NOR"),
    ("ru", "Премьер Мальты пожаловался на Кению в Совет Безопасности ООН.", "ACCUSE MLT > KEN"),
]
THOUGHT_IN = [
    ("en", "Norway sells gas to Malta, and Chad to Kenya.", "COOPERATE TCD > KEN"),
    ("en", "Norway expelled the Maltese envoy and Chad the Kenyan one.", "SANCTION NOR > MLT"),
    ("en", "Norway expelled the Maltese envoy and Chad the Kenyan one.", "SANCTION TCD > KEN"),
    ("ru", "Норвегия обвиняет в утечке Мальту, а Дания — Кению.", "ACCUSE DNK > KEN"),
    ("ru", "Норвегия выслала мальтийского посла, а Дания — кенийского.", "SANCTION DNK > KEN"),
]
PERSONS = [
    ("en", "Chad freed Mary Wilcox, a Norwegian nurse.", "RETREAT TCD > NOR"),
    ("en", "Chad has freed the Norwegian nurse Mary Wilcox.", "RETREAT TCD > NOR"),
    ("ru", "Чад освободил Петера Ларсена, норвежского журналиста.", "RETREAT TCD > NOR"),
]


@pytest.mark.parametrize(("language", "text", "claim"), [*TOGETHER, *ALONGSIDE, *DOERS, *SUFFERERS, *THOUGHT_IN, *PERSONS])
def test_the_sides_are_those_that_grammar_gives(language: str, text: str, claim: str) -> None:
    assert claim in read(language, text)


def test_a_city_in_which_they_meet_is_no_party() -> None:
    found = read("en", "Norway and Malta agreed in Istanbul to stop shooting.")
    assert not {claim for claim in found if "TUR" in claim}


def test_an_open_side_is_chosen_from_the_article() -> None:
    text = "Если Чад закроет границу, предупредили в Лиме, торговля остановится."
    told = run(Document("fill", text, "ru"), EVERYTHING, STEPS_GRAMMAR_FIRST)
    assert ["THREATEN", ["PER"], ["TCD"]] in [[c.type, [a.code for a in c.source], [a.code for a in c.target]] for c in told.claims]
