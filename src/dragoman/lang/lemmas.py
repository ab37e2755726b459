"""Texts and search words as lemmas, for the word index."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from dragoman.model import Engine

SCRIPTS = {"ru": "CYRILLIC", "en": "LATIN"}
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
        """For each word what it may stand for, in every language that is written in its letters."""
        return [sorted({word, *self._lemmas_of(word)}) for word in WORD.findall(words.lower())]

    def _lemmas_of(self, word: str) -> Iterator[str]:
        script = unicodedata.name(word[0], "").partition(" ")[0]
        for language in self._engines:
            if SCRIPTS.get(language, script) == script:  # a model takes seconds to load, and knows no word in other letters
                yield from self._of_word(word, language)

    def _of_word(self, word: str, language: str) -> list[str]:
        known = self._known.get((word, language))
        if known is None:
            engine = self._engines.get(language)
            known = self._known[word, language] = WORD.findall(engine.lemma(word).lower()) if engine and word.isalpha() else [word]
        return known
