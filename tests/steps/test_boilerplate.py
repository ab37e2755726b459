"""BoilerplateRules is marked with its reason and exactly; articles are left alone."""

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

import pytest

from dragoman.lang import languages
from dragoman.lexicon.boilerplate import LineRule, boilerplate_rules
from dragoman.model import Document, Reading, Span, cut
from dragoman.pipeline import standard_lexicon
from dragoman.steps import boilerplate, paragraphs, sentences
from dragoman.tools import Tools
from gold_folder import gold_folder

RULES = boilerplate_rules().rule


@cache
def tools() -> Tools:
    return Tools(standard_lexicon(), languages())


def reading_of(text: str, **declared: Any) -> Reading:
    reading = paragraphs.STEP.run(Reading(document=Document(id="d", text=text, **declared)), tools())
    return boilerplate.STEP.run(reading, tools())


def marks_of(text: str, **declared: Any) -> list[tuple[str, str]]:
    return [(mark.reason, mark.text) for mark in reading_of(text, **declared).boilerplate]


@pytest.mark.parametrize(("rule", "line", "marked"), [(r, e.text, e.marked or e.text) for r in RULES for e in r.yes])
def test_rules_mark_their_examples(rule: LineRule, line: str, marked: str) -> None:
    assert [mark.text for mark in boilerplate.rule_marks(line, cut(line, 0, len(line)), rule)] == [marked]


@pytest.mark.parametrize(("rule", "line"), [(r, line) for r in RULES for line in r.no])
def test_rules_leave_their_counterexamples(rule: LineRule, line: str) -> None:
    assert not list(boilerplate.rule_marks(line, cut(line, 0, len(line)), rule))


def test_every_rule_has_examples_both_ways_and_a_name_of_its_own() -> None:
    assert all(rule.yes and rule.no for rule in RULES)


TITLE = "Осло примет переговоры о границе"
LEAD = "Министр иностранных дел Норвегии заявил во вторник в Осло, что страна готова принять у себя новый раунд переговоров о границе."
END = "Стороны встретятся снова через две недели, уточнил представитель министерства на встрече с журналистами в столице страны."
ENGLISH = "Norway's foreign minister said in Oslo on Tuesday that the country was ready to host another round of talks about the border."


def article(*lines: str) -> str:
    return "\n\n".join(lines)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        (article("Осло примет переговоры о границе | Европа | Свежий", LEAD, END), [("section-label", "| Европа | Свежий")]),
        (article("Осло примет переговоры о границе — Политика", LEAD, END), [("section-label", "— Политика")]),
        (article("Осло примет переговоры — но без посредников", LEAD, END), []),
        (article("11:20 Осло примет переговоры о границе", LEAD, END), [("other", "11:20")]),
        (article("Осло примет переговоры о границе 09:05", LEAD, END), [("other", "09:05")]),
        (article("Переговоры начнутся в Осло в 09:05", LEAD, END), []),
        (article(TITLE, "Дворец мира в Осло", LEAD, END), [("other", "Дворец мира в Осло")]),
        (article(TITLE, "Норвегия готова помочь", LEAD, END), []),
        (article(TITLE, "Вход во дворец, где шли переговоры", LEAD, END), [("other", "Вход во дворец, где шли переговоры")]),
        (article(TITLE, "Раненные при взрыве солдаты", LEAD, END), [("other", "Раненные при взрыве солдаты")]),
        (article(TITLE, "3D-модель нового дворца", LEAD, END), [("other", "3D-модель нового дворца")]),
        (article(TITLE, LEAD, "Анна Берг, 2018 год", LEAD, END, END), [("other", "Анна Берг, 2018 год")]),
        (article(TITLE, LEAD, "Удар по торговле", LEAD, END, END), []),
        (
            article(TITLE, "Анна Берг и Эрик Нансен на форуме в Осло 5 мая 2012 года.", LEAD, END),
            [("other", "Анна Берг и Эрик Нансен на форуме в Осло 5 мая 2012 года.")],
        ),
        (article(TITLE, "3 мая 2021 года", LEAD, END), []),
        (article(TITLE, TITLE, LEAD, END), [("other", TITLE)]),
        (article("Главная > Новости > Мир", LEAD, END), [("section-label", "Главная > Новости > Мир")]),
        (article(LEAD, END, "Переговоры отложены.", "walter schmidt"), [("byline", "walter schmidt")]),
        (article(LEAD, "Министр сказал:", "«Мы готовы»"), []),
        (article("Oslo to host talks | News | The Daily", ENGLISH, ENGLISH), [("section-label", "| News | The Daily")]),
        (article("Oslo to host talks", "Soldiers at the border", ENGLISH, ENGLISH), [("other", "Soldiers at the border")]),
        (article("Oslo to host talks", "OSLO, Norway (AP) _", ENGLISH, ENGLISH), []),
        (
            article(LEAD, END, "какие переговоры. о чем вы. опять деньги на ветер потратят.", "А мне нравится, пусть договорятся"),
            [("other", "какие переговоры. о чем вы. опять деньги на ветер потратят."), ("other", "А мне нравится, пусть договорятся")],
        ),
    ],
)
def test_what_only_its_place_gives_away(text: str, marks: list[tuple[str, str]]) -> None:
    assert marks_of(text) == marks


def test_declared_title_and_outlet() -> None:
    text = article("Oslo to host talks - The Daily Post", ENGLISH, ENGLISH)
    assert marks_of(text, outlet="The Daily Post") == [("section-label", "- The Daily Post")]
    assert marks_of(article("Oslo to host talks", ENGLISH), title="Oslo to Host Talks") == [("other", "Oslo to host talks")]


def test_sentences_stop_at_boilerplate() -> None:
    reading = reading_of(article(f"{TITLE} | Европа | Свежий", "ТАСС, 7 мая. Суд вынес приговор. Его обжалуют.", LEAD))
    found = sentences.STEP.run(reading, tools()).sentences
    assert [s.text for s in found] == [TITLE, "Суд вынес приговор.", "Его обжалуют.", LEAD]


def test_development_documents() -> None:
    """Recall of the marked stretches, and the share of the article's sentences that are marked wrongly."""
    found = marked = wrong = every = 0
    for path in sorted((gold_folder() / "dev").glob("*.json")):
        gold = json.loads(path.read_text("utf8"))
        text, language = gold["text"], gold["language"]
        reading = reading_of(text, language=language, outlet=gold["outlet"], published=gold["published"])
        wanted = [cut(text, text.index(dirty), text.index(dirty) + len(dirty)) for dirty in gold["boilerplate"]]
        found += sum(covered(one, reading.boilerplate) > 0.6 for one in wanted)
        marked += len(wanted)
        clean = [s for p in reading.paragraphs for s in tools().languages[language].engine.split(p) if covered(s, wanted) <= 0.5]
        wrong += sum(covered(s, reading.boilerplate) > 0.5 for s in clean)
        every += len(clean)
    assert found >= 0.9 * marked
    assert wrong <= 0.01 * every


def covered(span: Span, by: Sequence[Span]) -> float:
    """The share of a span that others cover."""
    return sum(span.overlap(other) for other in by) / len(span.text)
