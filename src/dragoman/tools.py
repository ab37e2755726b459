"""What a step is handed beside the reading, and what a step is."""

from collections.abc import Callable, Mapping
from typing import Literal

from msgspec import Struct

from dragoman.lexicon import Lexicon
from dragoman.lexicon.inflector import UNINFLECTED, Inflector
from dragoman.lexicon.language import Language
from dragoman.model import Reading

ReaderKind = Literal["grammar", "llm", "both"]


class Reader(Struct, frozen=True):
    """Who reads: the rules of grammar, a language model, or both; which `model`, and the hash of the `prompt` that it is asked with."""

    kind: ReaderKind = "grammar"
    model: str = ""
    prompt: str = ""


GRAMMAR = Reader()


class Tools(Struct, frozen=True):
    """What is known of no one language, and the languages by code (ISO 639-1); `everything`: whether claims are wanted that are too
    unlikely to be listed, too; who reads."""

    lexicon: Lexicon
    languages: Mapping[str, Language]
    everything: bool = False
    reader: Reader = GRAMMAR

    def inflector(self, language: str) -> Inflector:
        """How names are inflected in a language: not at all in one that is not known."""
        known = self.languages.get(language)
        return known.inflector if known else UNINFLECTED


class Step(Struct, frozen=True):
    """A named function Reading → Reading that fills the layers `gives` from the layers `needs`."""

    name: str
    needs: tuple[str, ...]
    gives: tuple[str, ...]
    run: Callable[[Reading, Tools], Reading]
