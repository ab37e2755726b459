"""Words are found as they are written, else up to quotation marks, blanks, dashes and case; never in the middle of a word."""

import pytest

from dragoman.llm.locate import Locator
from dragoman.model import Span, cut

TEXT = "Иран  не наносил удара.\nИран «не знал» — сообщает агентство.\nIran’s  “calm” reply: it did it. Iranians saw it."
FIRST = cut(TEXT, 0, TEXT.index("\n"))
LAST = cut(TEXT, TEXT.rindex("\n") + 1, len(TEXT))


@pytest.mark.parametrize(("words", "near", "found"), [
    ("Иран", FIRST, "Иран"),
    ("не наносил удара", FIRST, "не наносил удара"),
    ("Иран не наносил", FIRST, "Иран  не наносил"),
    ('Иран "не знал"', FIRST, "Иран «не знал»"),
    ("«не знал»", FIRST, "«не знал»"),
    ('"не знал"', FIRST, "«не знал»"),
    ("знал", FIRST, "знал"),
    ("«не знал» - сообщает", FIRST, "«не знал» — сообщает"),
    ("iran's \"calm\" reply", LAST, "Iran’s  “calm” reply"),
    ("IT DID IT", LAST, "it did it"),
])
def test_words_are_found(words: str, near: Span, found: str) -> None:
    place = Locator(TEXT).find(words, near)
    assert place is not None
    assert place.text == found == TEXT[place.start : place.end]


@pytest.mark.parametrize("words", ["Иран наносил удара", "нанос", "Ира", "", "«»", "Iran and Iraq", "Иран не наносил удара, сообщает"])
def test_what_does_not_stand_there_is_not_found(words: str) -> None:
    assert Locator(TEXT).find(words, FIRST) is None


def test_the_nearest_is_taken() -> None:
    assert Locator(TEXT).find("it", LAST) == cut(TEXT, TEXT.index("it did"), TEXT.index("it did") + 2)
    second = cut(TEXT, TEXT.index("Иран «"), TEXT.index("Iran’s"))
    place = Locator(TEXT).find("Иран", second)
    assert place is not None
    assert place.start == second.start
