"""Nothing is lost to damaged quotation marks, and time grows with the text and no faster."""

import gc
import json
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from dragoman import pipeline
from dragoman.model import Document, Reading, Sentence, Token
from dragoman.steps import statements
from real_tools import TOOLS

CUES = {code: language.cues for code, language in TOOLS.languages.items() if language.cues}
STEPS = [step for step in pipeline.STEPS if step.name not in {"claims", "quantities", "times"}]
MARKS = "«»„“”\"'‘’"
PASSAGES = {
    "ru": [
        "«Мы готовы к переговорам», — сказал посол. «Но не сегодня», — добавил он.",
        "Министр заявил, что страна «никогда не отступит» от договора, передаёт агентство.",
        "«ЧВК «Восток» ушла из города», — сообщил мэр.",
        'Газета пишет: "Отряд "Север" разбит". По словам генерала, "потерь нет".',
    ],
    "en": [
        "“We are ready to talk,” the envoy said. “But not today,” he added.",
        'The minister said the country would "never give up" the treaty, the agency reported.',
        "“They told us ‘no’ twice,” the mayor said.",
        "''It is over,'' the general said. According to the paper, ``nobody was hurt.''",
    ],
}
GOLD = Path(__file__).parent.parent / "gold"
FRAME = {
    "ru": ("Президент Франции заявил, что войска уйдут весной.", "Генсек ООН сообщил, что помощь прибудет завтра."),
    "en": ("The French president said that the troops would leave in spring.", "Police said that nobody had been arrested."),
}


def cut(text: str, at: int) -> str:
    return text[:at] + text[at + 1 :]


def double(text: str, at: int) -> str:
    return text[: at + 1] + text[at:]


def swap(text: str, at: int) -> str:
    return text[:at] + random.Random(at).choice(MARKS) + text[at + 1 :]


def quoting(language: str) -> Iterator[str]:
    """All passages and examples of a language in which a quotation mark stands."""
    lines = (GOLD / f"statements-{language}.jsonl").read_text("utf8").splitlines()
    rows = CUES[language].all
    texts = [*PASSAGES[language], *(json.loads(line)["text"] for line in lines)]
    texts += [text for row in rows for text in (*row.lemmas.values(), *(example.text for example in row.examples))]
    return (text for text in texts if any(mark in text for mark in MARKS))


@pytest.mark.parametrize("damage", [cut, double, swap])
@pytest.mark.parametrize("language", ["ru", "en"])
def test_before_and_after_still_read(language: str, damage: Callable[[str, int], str]) -> None:
    """Each mark of each passage is damaged in turn; the sentences around it are read as if nothing had happened."""
    before, after = FRAME[language]
    for passage in quoting(language):
        for at in [i for i, letter in enumerate(passage) if letter in MARKS]:
            text = f"{before}\n{damage(passage, at)}\n{after}"
            found = pipeline.run(Document(id="d", text=text, language=language), TOOLS, STEPS).statements
            for one in found:
                assert text[one.content.start : one.content.end] == one.content.text
            told = [one.content.text for one in found]
            assert any(content in before for content in told), text
            assert any(content in after for content in told), text


def repeated(reading: Reading, times: int, paragraphs: bool) -> Reading:
    """The same reading many times over, one after the other."""
    text = reading.document.text + ("\n" if paragraphs else " ")
    sentences: list[Sentence] = []
    blocks = []
    for round_ in range(times):
        by = round_ * len(text)
        sentences += [moved(s, by, round_ if paragraphs else 0) for s in reading.sentences]
        blocks.append(replace(reading.paragraphs[0], start=by, end=by + len(text) - 1, text=text[:-1]))
    whole = text * times
    if not paragraphs:
        blocks = [replace(blocks[0], text=whole, end=len(whole))]
    document = replace(reading.document, text=whole)
    return Reading(document=document, paragraphs=tuple(blocks), sentences=tuple(sentences))


def moved(sentence: Sentence, by: int, paragraph: int) -> Sentence:
    tokens: tuple[Token, ...] = tuple(replace(t, start=t.start + by, end=t.end + by) for t in sentence.tokens)
    return replace(sentence, start=sentence.start + by, end=sentence.end + by, tokens=tokens, paragraph=paragraph)


@pytest.mark.parametrize("paragraphs", [True, False])
@pytest.mark.parametrize("language", ["ru", "en"])
def test_time_grows_linearly(language: str, paragraphs: bool) -> None:
    text = " ".join(PASSAGES[language])
    one = pipeline.run(Document(id="d", text=text, language=language), TOOLS, STEPS)

    def seconds(times: int) -> float:
        many = repeated(one, times, paragraphs)
        gc.collect()
        gc.freeze()  # what other tests left behind is not walked through again
        start = time.process_time()
        statements.STEP.run(many, TOOLS)
        return time.process_time() - start

    few, many = seconds(60), seconds(240)
    assert many < max(9 * few, 1.0)


@pytest.mark.parametrize("text", [
    "Anna Wetzler, director of a programme for endangered species, commented,\nNothing follows.",
    "Анна Вецлер, глава отдела, сказала,\nИ всё.",
])
def test_a_line_that_breaks_off_after_a_cue_and_a_comma_is_read(text: str) -> None:
    assert pipeline.run(Document("a", text), TOOLS).document.text == text
