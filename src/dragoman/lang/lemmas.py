"""Texts and search words as lemmas, for the word index."""

import re
from collections.abc import Iterator, Mapping, Sequence

from dragoman.lexicon.language import Language

WORD = re.compile(r"[^\W_]+")


class Lemmas:
    """The lemmas of texts of all languages; every answer is kept, because news repeats its words."""

    def __init__(self, languages: Mapping[str, Language]) -> None:
        self.languages = languages
        self._known: dict[tuple[str, str], list[str]] = {}

    def of_text(self, text: str, language: str) -> list[str]:
        """The lemmas of a text in text order; a language without an engine gives its words in lower case."""
        return [lemma for word in WORD.findall(text.lower()) for lemma in self._of_word(word, language)]

    def of_query(self, words: str) -> list[Sequence[str]]:
        """For each word what it may stand for, in every language that is written in its letters."""
        return [sorted({word, *self._lemmas_of(word)}) for word in WORD.findall(words.lower())]

    def _lemmas_of(self, word: str) -> Iterator[str]:
        for code in self.written_in(word):  # a model takes seconds to load, and knows no word in other letters
            yield from self._of_word(word, code)

    def written_in(self, text: str) -> list[str]:
        """The languages whose letters a text begins with."""
        return [code for code, language in self.languages.items() if not language.is_foreign(text[:1])]

    def _of_word(self, word: str, language: str) -> list[str]:
        known = self._known.get((word, language))
        if known is None:
            spoken = self.languages.get(language)
            known = self._known[word, language] = WORD.findall(spoken.engine.lemma(word).lower()) if spoken and word.isalpha() else [word]
        return known
