"""What does not add up, in claims and in whole texts."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from dragoman.ledger import Ledger, open_ledger
from dragoman.model import Check, Reading, cut
from dragoman.settings import Settings
from dragoman.web.pages.checks import ROWS
from hand_made_reader import TOOLS
from serving import ask
from synthetic import reading_of

COUNT = ROWS + 2


def checked(number: int) -> Reading:
    reading = reading_of(f"Text {number}: 2 and 2 are 5.", id=f"text-{number:02}", published=f"2024-01-{number % 28 + 1:02}")
    words = cut(reading.document.text, len(reading.document.text) - 12, len(reading.document.text) - 1)
    return replace(reading, checks=(Check("sum", "inconsistent", f"2 + 2 = 4, not 5 (text {number})", (words,)),))


@pytest.fixture(scope="module")
def ledger(url_for_all: str) -> Iterator[Ledger]:
    with open_ledger(Settings(url_for_all), TOOLS) as opened:
        for reading in map(checked, range(COUNT)):
            opened.keep(reading.document, reading)
        yield opened


def test_checks_of_whole_texts_are_listed_with_their_arithmetic_and_words(server: str) -> None:
    first = ask(server, "/checks?of=texts&verdict=inconsistent").text
    following = first.partition('<a rel="next" href="')[2].partition('"')[0].replace("&amp;", "&")
    both = first + ask(server, following).text
    assert all(f"2 + 2 = 4, not 5 (text {number})" in both for number in range(COUNT))
    assert "“2 and 2 are”" in first or "“and 2 are 5”" in first
    assert f'<span class="count">{COUNT}</span>' in first
    assert "2 + 2" not in ask(server, "/checks?of=texts&verdict=consistent").text


def test_the_ledger_counts_and_examines_them(ledger: Ledger) -> None:
    assert ledger.verdicts() == {"inconsistent": COUNT}
    assert [reading.document.published for reading in ledger.checked("inconsistent", limit=2).found] == ["2024-01-28", "2024-01-27"]
    assert list(ledger.examine()) == []
