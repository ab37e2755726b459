"""The models, for tests that are about the whole reading: loaded once a process and not asked twice about a sentence."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from msgspec.structs import replace

from dragoman.lang import languages
from dragoman.model import Engine, Name, Span, Token
from dragoman.pipeline import standard_lexicon
from dragoman.tools import Tools
from tiny import spoken_by

S = TypeVar("S", bound=Span)
T = TypeVar("T")


class RememberingEngine:
    """An engine that keeps what it read."""

    def __init__(self, engine: Engine) -> None:
        self.language, self._engine = engine.language, engine
        self.split, self.lemma = engine.split, engine.lemma
        self._names: dict[str, list[Name]] = {}
        self._trees: dict[str, tuple[Token, ...]] = {}

    @property
    def version(self) -> str:
        return self._engine.version

    def names(self, sentences: Sequence[Span]) -> list[list[Name]]:
        return [[moved(name, by) for name in names] for names, by in kept(self._names, self._engine.names, sentences)]

    def parse(self, sentences: Sequence[Span]) -> list[tuple[Token, ...]]:
        return [tuple(moved(token, by) for token in tree) for tree, by in kept(self._trees, self._engine.parse, sentences)]


def kept(known: dict[str, T], read: Callable[[list[Span]], list[T]], sentences: Sequence[Span]) -> list[tuple[T, int]]:
    """What is read of each sentence as if it stood at the beginning of a text, and where it stands."""
    new = {one.text: Span(one.text, 0, len(one.text)) for one in sentences if one.text not in known}
    known |= zip(new, read(list(new.values())), strict=True)
    return [(known[one.text], one.start) for one in sentences]


def moved(span: S, by: int) -> S:
    return replace(span, start=span.start + by, end=span.end + by)


ENGINES = (RememberingEngine(language.engine) for language in languages().values())
TOOLS = Tools(standard_lexicon(), {engine.language: spoken_by(engine) for engine in ENGINES})
EVERYTHING = replace(TOOLS, everything=True)  # for what is found, however unlikely
