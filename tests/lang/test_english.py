"""English words without context."""

import pytest

from dragoman.lang.english import English

ENGINE = English()


@pytest.mark.parametrize(("word", "lemma"), [
    ("met", "meet"), ("sanctions", "sanction"), ("children", "child"), ("countries", "country"), ("Talks", "talk"), ("news", "news"),
    ("agreed", "agree"), ("oil", "oil"), ("was", "be"), ("Biden", "biden"), ("warheads", "warhead"), ("", ""),
])
def test_lemma(word: str, lemma: str) -> None:
    assert ENGINE.lemma(word) == lemma
