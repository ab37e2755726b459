"""What Dragoman asks of a language engine; the engines themselves live in `lang`."""

from collections.abc import Sequence
from typing import Protocol

from dragoman.model.actor import Name
from dragoman.model.span import Span
from dragoman.model.tree import Token


class Engine(Protocol):
    """Sentence borders, names and trees of one language. Offsets given and returned are those of the document."""

    language: str

    @property
    def version(self) -> str:
        """Names and versions of the libraries and models it reads with; told without loading them."""

    def split(self, paragraph: Span) -> list[Span]:
        """The sentences of a paragraph."""

    def names(self, sentences: Sequence[Span]) -> list[list[Name]]:
        """For each sentence the names in it."""

    def parse(self, sentences: Sequence[Span]) -> list[tuple[Token, ...]]:
        """For each sentence its tokens as one tree: exactly one root, no cycle, Universal Dependencies."""

    def lemma(self, word: str) -> str:
        """The dictionary form of a word out of context, in lower case."""
