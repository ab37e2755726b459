"""Trees that the models made once, kept beside the tests: rules are tested on real sentences without loading a model.

`recorded("fill")` are tools whose engines know the sentences of `tests/trees/fill.txt`. Each block of that file begins with a line that
tells what was asked of which engine; then come a tree in the columns of `tests/tiny.py`, names with their types, or a lemma. A test with a
new sentence is run once with RECORD_TREES=1 in the environment: the models then read what is missing, and it is added to the file.
"""

import os
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import get_args

from dragoman.lang import languages
from dragoman.model import Engine, MentionType, Name, Span, Token
from dragoman.pipeline import standard_lexicon
from dragoman.tools import Tools
from tiny import rows_of, spoken_by, tokens

FOLDER = Path(__file__).parent / "trees"
RECORDING = "RECORD_TREES" in os.environ
TYPES: dict[str, MentionType] = {name: name for name in get_args(MentionType)}


class Records:
    """The blocks of one file, by their first lines."""

    def __init__(self, path: Path) -> None:
        self._path = path
        blocks = path.read_text("utf8").strip("\n").split("\n\n") if path.exists() else []
        self._known = {first: rest for first, _, rest in (block.partition("\n") for block in blocks)}

    def get(self, asked: str, make: Callable[[], str]) -> str:
        """What was answered. Raises KeyError where that is not known, unless it is to be recorded."""
        if asked not in self._known:
            if not RECORDING:
                raise KeyError(f"{self._path.name} lacks “{asked}”: run the test once with RECORD_TREES=1")
            self._known[asked] = make()
            self._path.write_text("\n\n".join(f"{key}\n{value}".strip("\n") for key, value in self._known.items()) + "\n", "utf8")
        return self._known[asked]


class RecordedEngine:
    """Answers from records; borders of sentences are the language's own, which need no model."""

    version = "recorded"

    def __init__(self, model: Engine, records: Records) -> None:
        self.language, self._model, self._records = model.language, model, records

    def split(self, paragraph: Span) -> list[Span]:
        return self._model.split(paragraph)

    def names(self, sentences: Sequence[Span]) -> list[list[Name]]:
        return [names_of(s, self._ask("names", s, lambda s: names_shown(self._model.names([s])[0]))) for s in sentences]

    def parse(self, sentences: Sequence[Span]) -> list[tuple[Token, ...]]:
        return [tokens(s, rows_of(self._ask("tree", s, lambda s: tree_shown(self._model.parse([s])[0])))) for s in sentences]

    def lemma(self, word: str) -> str:
        return self._ask("lemma", Span(word, 0, len(word)), lambda word: self._model.lemma(word.text))

    def _ask(self, what: str, span: Span, make: Callable[[Span], str]) -> str:
        return self._records.get(f"# {self.language} {what}: {span.text}", lambda: make(span))


def tree_shown(tree: Sequence[Token]) -> str:
    return "\n".join(
        f"{t.index + 1} {t.text} {t.lemma} {t.pos} {'|'.join(f'{key}={value}' for key, value in t.features.items()) or '_'} "
        f"{0 if t.head is None else t.head + 1} {t.relation}"
        for t in tree
    )


def names_shown(names: Sequence[Name]) -> str:
    return "\n".join(f"{name.type} {name.text}" for name in names)


def names_of(sentence: Span, shown: str) -> list[Name]:
    found: list[Name] = []
    for line in shown.splitlines():
        type, _, text = line.partition(" ")
        start = sentence.start + sentence.text.index(text, found[-1].end - sentence.start if found else 0)
        found.append(Name(text, start, start + len(text), TYPES[type]))
    return found


@cache
def records(name: str) -> Records:
    return Records(FOLDER / f"{name}.txt")


def recorded(name: str, everything: bool = False) -> Tools:
    """Tools that read the sentences of `tests/trees/NAME.txt`; `everything` as in `Tools`."""
    engines = (RecordedEngine(language.engine, records(name)) for language in languages().values())
    return Tools(standard_lexicon(), {engine.language: spoken_by(engine) for engine in engines}, everything)
