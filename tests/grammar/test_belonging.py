"""Which time and which amounts belong to which act, by real trees of both languages."""

import pytest

from dragoman import pipeline
from dragoman.grammar.values import quantities_of, time_of
from dragoman.model import Document, Reading, Sentence, Token
from dragoman.steps import boilerplate, paragraphs, parse, quantities, sentences, times
from recorded import recorded

STEPS = (paragraphs.STEP, boilerplate.STEP, sentences.STEP, parse.STEP, times.STEP, quantities.STEP)
TOOLS = recorded("belonging")


def read(text: str, language: str) -> Reading:
    return pipeline.run(Document("d", text, language, published="2023-05-17"), TOOLS, STEPS)


def word(reading: Reading, text: str) -> tuple[Sentence, Token]:
    return next((s, t) for s in reading.sentences for t in s.tokens if t.text == text)


@pytest.mark.parametrize(
    ("language", "text", "trigger", "wanted"),
    [
        ("en", "France said on Tuesday that it had closed its embassy in March 2020.", "said", "2023-05-16..2023-05-16"),
        ("en", "France said on Tuesday that it had closed its embassy in March 2020.", "closed", "2020-03-01..2020-03-31"),
        ("en", "Iran has enriched uranium since 2021.", "enriched", "2021-01-01..2023-05-17"),
        ("ru", "Франция закрыла посольство в марте 2020 года, а в мае 2021 года открыла его.", "открыла", "2021-05-01..2021-05-31"),
        ("ru", "Иран обогащает уран с 2021 года.", "обогащает", "2021-01-01..2023-05-17"),
    ],
)
def test_the_time_of_an_act(language: str, text: str, trigger: str, wanted: str) -> None:
    reading = read(text, language)
    time = time_of(reading, *word(reading, trigger))
    assert time is not None
    assert f"{time.start}..{time.end}" == wanted


def test_the_day_of_the_news_reaches_what_follows() -> None:
    reading = read("The army shelled the port on Monday.\n\nIt also seized a ship.", "en")
    sentence, token = word(reading, "seized")
    assert time_of(reading, sentence, token) is None
    inherited = time_of(reading, sentence, token, inherit=True)
    assert inherited is not None
    assert inherited.start == "2023-05-15"


def test_the_number_of_a_participles_noun() -> None:
    reading = read("Police freed 40 hostages held by the group.", "en")
    sentence, token = word(reading, "held")
    amounts = quantities_of(reading, token, sentence, token)
    assert [q.value for q in amounts] == [40]


def test_the_number_of_who_is_the_subject_of_the_verb_above() -> None:
    reading = read("The 246 soldiers managed to return.", "en")
    sentence, token = word(reading, "return")
    assert [q.value for q in quantities_of(reading, token, sentence, token)] == [246]


@pytest.mark.parametrize(("over", "wanted"), [(True, "2023-05-15..2023-05-17"), (False, "2023-05-15..2023-05-21")])
def test_what_is_over_reaches_no_further_than_publication(over: bool, wanted: str) -> None:
    reading = read("The minister visited Oslo this week.", "en")
    time = time_of(reading, *word(reading, "visited"), over=over)
    assert time is not None
    assert f"{time.start}..{time.end}" == wanted


@pytest.mark.parametrize(
    ("outlet", "text", "day"),
    [
        ("U.S. Department of State", "The United States urges Iran to release the prisoners.", "2023-05-17"),
        ("Reuters", "The minister urged Iran to release the prisoners.", None),
        ("U.S. Department of State", "The law lets Iran jail those who urge Israel to leave.", None),
    ],
)
def test_the_main_clauses_of_a_release_are_of_its_day(outlet: str, text: str, day: str | None) -> None:
    reading = pipeline.run(Document("d", text, "en", published="2023-05-17", outlet=outlet), TOOLS)
    times = [claim.time.start if claim.time else None for claim in reading.claims if claim.type == "REQUEST"]
    assert times == [day] * len(times)
    assert times or day is None
