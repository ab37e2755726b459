"""Each pattern finds its examples' dates and no others."""

import pytest

from dragoman.lexicon.datelines import Dateline, date_of, datelines

ROWS = datelines()


@pytest.mark.parametrize(("language", "row", "line", "date"), [(lang, row, e.text, e.date) for lang, row in ROWS for e in row.yes])
def test_datelines_find_their_examples(language: str, row: Dateline, line: str, date: str) -> None:
    found = row.expression.match(line)
    assert found
    assert date_of(language, found) == date


@pytest.mark.parametrize(("language", "row", "line"), [(language, row, line) for language, row in ROWS for line in row.no])
def test_datelines_leave_their_counterexamples(language: str, row: Dateline, line: str) -> None:
    found = row.expression.match(line)
    assert not (found and date_of(language, found))
