"""Reposts and machine translations are flagged, with the words that betray them."""

from typing import Any

import pytest

from dragoman.lexicon.provenance import Clue, clues
from dragoman.model import Document, Reading
from dragoman.steps import boilerplate, paragraphs, provenance
from tiny import tiny_engine, tools_of

TOOLS = tools_of(tiny_engine("", "ru"))


def flags(text: str, **declared: Any) -> list[tuple[str, str, str]]:
    reading = Reading(document=Document(id="d", text=text, language="ru", **declared))
    for step in (paragraphs.STEP, boilerplate.STEP, provenance.STEP):
        reading = step.run(reading, TOOLS)
    return [(flag.kind, flag.rule, flag.text) for flag in reading.flags]


@pytest.mark.parametrize(("clue", "line"), [(c, line) for c in clues() for line in c.yes])
def test_clues_find_their_examples(clue: Clue, line: str) -> None:
    assert clue.expression.search(line)


@pytest.mark.parametrize(("clue", "line"), [(c, line) for c in clues() for line in c.no])
def test_clues_leave_their_counterexamples(clue: Clue, line: str) -> None:
    assert not clue.expression.search(line)


def test_a_page_with_several_clues() -> None:
    text = "\n\n".join([
        "Премьер едет в Осло на переговоры о границе | мир | Новый", "Он заявил это во вторник.",
        "Сделка стоит 2 миллиона долларов (1,6 миллиона фунтов стерлингов).", "Переговоры продлятся до среды.", "john smith",
    ])
    assert flags(text) == [
        ("machine-translation", "translated-section-label", "| мир |"),
        ("machine-translation", "converts-into-foreign-money", "(1,6 миллиона фунтов стерлингов)"),
        ("repost", "foreign-byline", "john smith"),
    ]


def test_an_article_of_its_own() -> None:
    assert flags("Премьер едет в Осло\n\nОн заявил это во вторник.\n\nПереговоры продлятся до среды.") == []


def test_a_link_to_the_outlet_itself_betrays_nothing() -> None:
    text = "Премьер едет в Осло.\n\nЧитайте на «Вести»: Порт открыли раньше срока\n\nRead more at Post.example"
    assert [rule for _, rule, _ in flags(text)] == ["links-to-another-outlet"] * 2
    assert len(flags(text, outlet="Вести")) == 1
    assert len(flags(text, outlet="Вести", url="https://www.post.example/1")) == 0
