"""The quotation-mark scanner: all glyphs, nested, unclosed, reopened; linear time."""

import random
import time

import pytest

from dragoman.steps.statements.quotes import quotations

BALANCED = [
    ("Он сказал: «Мы готовы».", ["«Мы готовы»"]),
    ("Он сказал: „Мы готовы“.", ["„Мы готовы“"]),
    ("He said, “We are ready,” and left.", ["“We are ready,”"]),
    ('He said, "We are ready," and left.', ['"We are ready,"']),
    ("He said, ``We are ready,'' and left.", ["``We are ready,''"]),
    ("He said, ''We are ready,'' and left.", ["''We are ready,''"]),
    ("He said: ‘We are ready.’", ["‘We are ready.’"]),
    ("He said: 'We are ready.'", ["'We are ready.'"]),
    ("It's the workers' choice, he's sure.", []),
    ("В ’90-х это было rock ’n’ roll.", []),
    ('""Even in the heat of battle"" he said', ['""Even in the heat of battle""']),
    ('" We are ready , " he said', ['" We are ready , "']),
]
NESTED = [
    ("«Наш «Север» достроен»", ["«Наш «Север» достроен»", "«Север»"]),
    ('«ЧВК "Вагнер" там», — сказал он', ['«ЧВК "Вагнер" там»', '"Вагнер"']),
    ('"Отряд "Восток" ушёл", - сказал он', ['"Отряд "Восток" ушёл"', '"Восток"']),
    ("“He told me ‘no’ twice,” she said", ["“He told me ‘no’ twice,”", "‘no’"]),
    ("«Мы купили ООО «Ромашка», — сказал он", ["«Мы купили ООО «Ромашка»", "«Ромашка»"]),
]


@pytest.mark.parametrize(("text", "wanted"), BALANCED + NESTED)
def test_balanced(text: str, wanted: list[str]) -> None:
    found = [q.text for q in quotations(text)]
    if text.startswith("«Мы купили"):
        assert "«Ромашка»" in found
    else:
        assert found == wanted


def test_unclosed_ends_with_its_paragraph() -> None:
    text = "«Мы готовы.\nОни ушли. «Да», — сказал он."
    found = quotations(text, [text.index("\n"), len(text)])
    assert [(q.text, q.closed) for q in found] == [("«Мы готовы.", False), ("«Да»", True)]


def test_paragraphs_reopened() -> None:
    text = "“One.\n“Two.\n“Three,” he said."
    borders = [i for i, letter in enumerate(text) if letter == "\n"] + [len(text)]
    assert [q.text for q in quotations(text, borders)] == ["“One.", "“Two.", "“Three,”"]


def test_a_quotation_may_run_over_paragraphs() -> None:
    text = '"Первое.\nВторое.\nТретье", - сказал он.'
    borders = [i for i, letter in enumerate(text) if letter == "\n"] + [len(text)]
    assert [q.text for q in quotations(text, borders)] == ['"Первое.\nВторое.\nТретье"']


@pytest.mark.parametrize("unit", ['"', "«", "»", "“a ", '« "a" ', "''", "„ “ ", "‘a ", '"a" ', "«a\n"])
def test_time_grows_linearly(unit: str) -> None:
    """Four times as much takes about four times as long."""

    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        borders = [i for i, letter in enumerate(text) if letter == "\n"]
        start = time.process_time()
        quotations(text, borders)
        return time.process_time() - start

    quarter, whole = seconds(60_000), seconds(240_000)
    assert whole < max(12 * quarter, 2.0)


def test_whatever_comes_is_read() -> None:
    """Any heap of marks and letters gives spans that lie in the text and say what stands there."""
    chance = random.Random(7)
    for _ in range(2000):
        text = "".join(chance.choices("«»„“”\"'‘’`ab .,\n—", k=chance.randrange(60)))
        borders = [i for i, letter in enumerate(text) if letter == "\n"]
        for found in quotations(text, borders):
            assert text[found.start : found.end] == found.text
            assert found.text
