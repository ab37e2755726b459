"""Any number written in any supported way reads back as itself, and no text makes reading slow."""

import gc
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.grammar.numbers import NumberParser
from dragoman.grammar.words import words
from dragoman.model import Document, Reading, Sentence, Span
from dragoman.steps import quantities, times
from steps.test_values import read, tools

READERS = {code: NumberParser(language.numbers) for code, language in tools().languages.items() if language.numbers}
SCALES = {"en": {1000: "thousand", 10**6: "million", 10**9: "billion"}, "ru": {1000: "тысяч", 10**6: "миллионов", 10**9: "миллиардов"}}
PIECES = [*"0123456789.,-–/:$%() «»", "а", "m", " млн ", " мая ", " May ", " to ", " до ", " last ", " weeks ", "\n"]
LONG = [
    ("1 ", "ru"), ("1", "en"), (".", "en"), ("тысяч тысяч ", "ru"), ("тысяч ", "ru"), ("$5 ", "en"), ("от 5 до ", "ru"), ("Monday, ", "en"),
    ("+7 (4", "ru"), ("one in ", "en"),
]
LANGUAGES = st.sampled_from(["ru", "en"])


def value(text: str, language: str) -> float | None:
    """What a text that is a number from end to end reads as."""
    line = words(Span(text, 0, len(text)))
    found = READERS[language].read(line, 0)
    return found.value if found and found.end == len(line) else None


def small(n: int, language: str) -> list[str]:
    """A number below a thousand in words."""
    table = {int(value): forms[0] for value, forms in READERS[language].table.small.items()}
    if n in table:
        return [table[n]]
    if n >= 100:
        head = [table[n // 100], "hundred"] if language == "en" else [table[n // 100 * 100]]
        return head + (small(n % 100, language) if n % 100 else [])
    return [table[n // 10 * 10], table[n % 10]]


def spelled(n: int, language: str) -> str:
    parts = []
    for scale in (10**9, 10**6, 1000):
        if n >= scale:
            parts += [*small(n // scale, language), SCALES[language][scale]]
            n %= scale
    return " ".join(parts + (small(n, language) if n or not parts else []))


@given(st.integers(0, 10**12 - 1), LANGUAGES)
def test_number_words(n: int, language: str) -> None:
    assert value(spelled(n, language), language) == n


@given(st.integers(0, 10**15), LANGUAGES, st.sampled_from([" ", "\u00a0", "\u202f", "\u2009"]))
def test_digits_with_blanks(n: int, language: str, blank: str) -> None:
    assert value(f"{n:,}".replace(",", blank), language) == n


@given(st.integers(0, 10**15), st.integers(0, 99))
def test_english_digits(n: int, cents: int) -> None:
    assert value(f"{n:,}.{cents:02}", "en") == pytest.approx(n + cents / 100)
    assert value(f"{n:,}", "en") == n


@given(st.integers(0, 10**6), st.integers(0, 99))
def test_russian_digits(n: int, cents: int) -> None:
    assert value(f"{n:,}".replace(",", " ") + f",{cents:02}", "ru") == pytest.approx(n + cents / 100)
    assert value(str(n), "ru") == n


@given(st.integers(1, 9999), st.sampled_from([1000, 10**6, 10**9]), LANGUAGES)
def test_digits_with_a_scale(tenths: int, scale: int, language: str) -> None:
    mark = "," if language == "ru" else "."
    text = f"{tenths // 10}{mark}{tenths % 10} {SCALES[language][scale]}"
    assert value(text, language) == pytest.approx(tenths / 10 * scale)


@given(st.integers(1, 999), st.integers(1, 999), LANGUAGES)
def test_millions_and_thousands(millions: int, thousands: int, language: str) -> None:
    text = f"{millions} {SCALES[language][10**6]} {thousands} {SCALES[language][1000]}"
    assert value(text, language) == millions * 10**6 + thousands * 1000


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join), LANGUAGES)
def test_nothing_breaks_the_steps(text: str, language: str) -> None:
    reading = read(text, language=language)
    assert all(text[q.start : q.end] == q.text for q in reading.quantities)
    assert all(text[t.span[0] : t.span[1]] == t.text for t in reading.times)


def seconds(text: str, language: str) -> float:
    """How long both steps take for one long sentence."""
    sentence = Sentence(text, 0, len(text), language, 0)
    reading = Reading(document=Document("d", text, language, published="2022-08-15"), trees=(sentence,))
    start = time.process_time()
    gc.disable()  # what else is in memory must not count
    for step in (times.STEP, quantities.STEP):
        reading = step.run(reading, tools())
    gc.enable()
    return time.process_time() - start


@pytest.mark.parametrize(("unit", "language"), LONG)
def test_time_grows_with_the_text(unit: str, language: str) -> None:
    """Four times the text may take four times the time, not sixteen."""
    seconds(unit * 10, language)
    short, long = (min(seconds((unit * 8000)[:length], language) for _ in range(2)) for length in (2500, 10000))
    assert long < 10 * max(short, 0.02)


def test_a_hundred_kilobytes_of_digits_and_dots_and_thousands() -> None:
    assert seconds("1" * 100_000, "en") < 5
    assert seconds("." * 100_000, "en") < 10
    assert seconds("тысяч тысяч " * 8_000, "ru") < 10


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("text", ["³", "5 ³", "0.³ million", "³.5", "m³ 10³", "² млн"])
def test_a_superscript_is_no_number(text: str, language: str) -> None:
    assert all(quantity.text != "³" for quantity in read(text, language=language).quantities)
