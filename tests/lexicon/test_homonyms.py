import pytest

from dragoman.lexicon import DATA
from dragoman.lexicon.homonyms import Homonym, load_homonyms
from dragoman.lexicon.words import words
from dragoman.pipeline import standard_lexicon

ROWS = list(load_homonyms(DATA).values())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.form)
def test_examples(row: Homonym) -> None:
    assert row.applies({w.key for w in words(row.yes)})
    assert not row.applies({w.key for w in words(row.no)})


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.form)
def test_the_other_meaning_is_known(row: Homonym) -> None:
    assert row.means is None or row.means in standard_lexicon().actors.by_name
