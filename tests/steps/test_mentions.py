import pytest

from dragoman.lang.ru.inflect import nominative
from dragoman.lang.ru.name_endings import stem
from dragoman.model import Actor, Document, Mention, Paragraph, Reading
from dragoman.steps.mentions import STEP
from dragoman.steps.mentions.misspelt import repaired
from tiny import tiny_engine, tools_of

TOOLS = tools_of(tiny_engine("", "ru"))


def read(text: str, published: str | None = None) -> Reading:
    document = Document("d", text, "ru", published=published)
    return STEP.run(Reading(document=document, language="ru", paragraphs=(Paragraph(text, 0, len(text), "ru"),)), TOOLS)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Войска вышли из Южного Судана.", {"Южного Судана": "SSD"}),
        ("The U.S. left S. Korea, and Iran's envoy stayed.", {"U.S.": "USA", "S. Korea": "KOR", "Iran": "IRN"}),
        ("Кремль и Белый дом молчат, французы тоже.", {"Кремль": "RUS", "Белый дом": "USA", "французы": "FRA"}),
    ],
)
def test_names(text: str, wanted: dict[str, str]) -> None:
    assert {m.text: m.actors[0].code for m in read(text).mentions if m.kind != "office"} == wanted


def test_compound_adjective_has_two_actors() -> None:
    mention = read("Российско-иранская торговля растёт.").mentions[0]
    assert (mention.text, [a.code for a in mention.actors]) == ("Российско-иранская", ["RUS", "IRN"])


@pytest.mark.parametrize(
    ("forms", "base"),
    [
        (["Меллоном", "Меллону"], "Меллон"),
        (["Юлию", "Юлия", "Юлии"], "Юлия"),
        (["Рютте", "Рютте"], "Рютте"),
        (["Bridges"], "Bridges"),
    ],
)
def test_cases_of_an_unknown_name_tell_its_dictionary_form(forms: list[str], base: str) -> None:
    assert nominative(forms, str.lower) == base


def test_one_wrong_letter_is_mended_only_beside_the_right_name() -> None:
    right = Mention("Борис Джонсон", 0, 13, "PER", actors=(Actor("GBR", "Boris Johnson"),))
    wrong = Mention("Борису Донсону", 20, 34, "PER")
    assert [m.actor and m.actor.code for m in repaired([right, wrong], stem)] == ["GBR", "GBR"]
    assert repaired([wrong], stem) == [wrong]
