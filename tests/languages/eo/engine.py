"""Trees of sentences that are a subject, a verb, an object and who gets it: capitals are names, the other words are in `words.toml`."""

import re
from collections.abc import Sequence

from msgspec import Struct

from dragoman.lexicon.toml import load
from dragoman.model import Name, Span, Token
from languages.eo import FOLDER

SENTENCE, WORD = re.compile(r"[^.\s][^.]*\.?"), re.compile(r"\w+|[^\w\s]")
RELATIONS = {"ADP": "case", "PART": "advmod", "PUNCT": "punct"}


class Word(Struct, frozen=True):
    lemma: str
    pos: str
    features: dict[str, str] = {}


class Esperanto:
    language, version = "eo", "by hand"

    def __init__(self) -> None:
        self._words = load(FOLDER / "words.toml", dict[str, Word])

    def split(self, paragraph: Span) -> list[Span]:
        found = SENTENCE.finditer(paragraph.text)
        return [Span(one[0], paragraph.start + one.start(), paragraph.start + one.end()) for one in found]

    def names(self, sentences: Sequence[Span]) -> list[list[Name]]:
        return [[Name(t.text, t.start, t.end, "GPE") for t in tokens if t.pos == "PROPN"] for tokens in self.parse(sentences)]

    def parse(self, sentences: Sequence[Span]) -> list[tuple[Token, ...]]:
        return [self._tree(sentence) for sentence in sentences]

    def lemma(self, word: str) -> str:
        return self._known(word.lower()).lemma

    def _known(self, form: str) -> Word:
        return self._words.get(form) or Word(form, "PROPN" if form.istitle() else "NOUN" if form.isalpha() else "PUNCT")

    def _tree(self, sentence: Span) -> tuple[Token, ...]:
        found = [(match, self._known(match[0])) for match in WORD.finditer(sentence.text)]
        verb = next((index for index, (_, word) in enumerate(found) if word.pos == "VERB"), 0)
        tokens = []
        for index, (match, word) in enumerate(found):
            before = found[index - 1][1].pos if index else ""
            below = index + 1 if word.pos == "ADP" else verb
            relation = RELATIONS.get(word.pos) or ("nsubj" if index < verb else "obl" if before == "ADP" else "obj")
            tokens.append(Token(
                text=match[0], start=sentence.start + match.start(), end=sentence.start + match.end(), index=index, lemma=word.lemma,
                pos=word.pos, features=word.features, head=None if index == verb else below, relation="root" if index == verb else relation,
            ))
        return tuple(tokens)
