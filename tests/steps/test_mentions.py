import pytest

from dragoman.lexicon import Lexicon
from dragoman.model import Document, Paragraph, Reading
from dragoman.steps.mentions import STEP
from dragoman.tools import Tools

TOOLS = Tools(Lexicon(), {})


def read(text: str, published: str | None = None) -> Reading:
    document = Document("d", text, "ru", published=published)
    return STEP.run(Reading(document=document, paragraphs=(Paragraph(text, 0, len(text), "ru"),)), TOOLS)


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
