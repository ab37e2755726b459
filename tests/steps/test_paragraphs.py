"""The language of texts that are too short for a guess by letters."""

import pytest

from dragoman.model import Document, Origin, Reading
from dragoman.pipeline import standard_tools
from dragoman.steps.paragraphs import find_paragraphs

TOOLS = standard_tools()


def language(text: str, title: str | None = None, channel: str | None = None) -> str:
    document = Document(id="d", text=text, title=title, origin=Origin(language=channel))
    return find_paragraphs(Reading(document=document), TOOLS).language


@pytest.mark.parametrize(("text", "expected"), [
    ("Иран осудил Израиль.", "ru"), ("МИД КНР осудил США", "ru"), ("Взрыв в Кабуле", "ru"), ("Песков: Путин уехал", "ru"),
    ("Israel strikes Gaza", "en"), ("US sanctions Iran", "en"), ("Lavrov meets Fidan", "en"), ("Oil falls", "en"),
    ("Israel greift Gaza an", "und"), ("Putin trifft Xi", "und"), ("Krieg in Gaza", "und"), ("Israel attaque Gaza", "und"),
    ("Іран засудив Ізраїль", "und"), ("Вибух у Кабулі", "und"), ("Взрив в Кабул", "und"), ("Иран осудио Израел", "und"), ("Iran", "und"),
])
def test_a_headline_has_the_language_of_its_words(text: str, expected: str) -> None:
    assert language(text) == expected


def test_lines_that_are_all_short_tell_together() -> None:
    assert language("Иран осудил.\nИзраиль ответил.\nСША против.") == "ru"


def test_a_title_and_a_channel_tell_where_the_text_does_not() -> None:
    assert language("Да.", "Песков подтвердил визит Путина в Китай") == "ru"
    assert language("Oil up.", channel="en-US") == "en"
    assert language("Да.", channel="en-US") == "und", "no English is written in such letters"
