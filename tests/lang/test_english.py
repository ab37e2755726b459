"""English words without context."""

import pytest

from dragoman.lang.en.engine import English
from dragoman.model import Span

ENGINE = English()


@pytest.mark.parametrize(("word", "lemma"), [
    ("met", "meet"), ("sanctions", "sanction"), ("children", "child"), ("countries", "country"), ("Talks", "talk"), ("news", "news"),
    ("agreed", "agree"), ("oil", "oil"), ("was", "be"), ("Biden", "biden"), ("warheads", "warhead"), ("", ""),
])
def test_lemma(word: str, lemma: str) -> None:
    assert ENGINE.lemma(word) == lemma


@pytest.mark.parametrize(("text", "lemma"), [
    ("Students staged a protest.", "stage"), ("The court fined the bank.", "fine"), ("They had waged war.", "wage"),
    ("He planned it.", "plan"),
])
def test_a_verb_in_a_sentence_has_its_dictionary_form(text: str, lemma: str) -> None:
    assert lemma in [token.lemma for token in ENGINE.parse([Span(text, 0, len(text))])[0]]
