"""Texts and search words as lemmas, for the word index."""

import re
from collections.abc import Mapping, Sequence

from dragoman.model import Engine

WORD = re.compile(r"[^\W_]+")


class Lemmas:
    """The lemmas of texts by the engines of all languages; every answer is kept, because news repeats its words."""

    def __init__(self, engines: Mapping[str, Engine]) -> None:
        self._engines = engines
        self._known: dict[tuple[str, str], list[str]] = {}

    def of_text(self, text: str, language: str) -> list[str]:
        """The lemmas of a text in text order; a language without an engine gives its words in lower case."""
        return [lemma for word in WORD.findall(text.lower()) for lemma in self._of_word(word, language)]

    def of_query(self, words: str) -> list[Sequence[str]]:
        """For each word what it may stand for, as any language reads it."""
        return [sorted({w, *(x for name in self._engines for x in self._of_word(w, name))}) for w in WORD.findall(words.lower())]

    def _of_word(self, word: str, language: str) -> list[str]:
        known = self._known.get((word, language))
        if known is None:
            engine = self._engines.get(language)
            known = self._known[word, language] = WORD.findall(engine.lemma(word).lower()) if engine and word.isalpha() else [word]
        return known
