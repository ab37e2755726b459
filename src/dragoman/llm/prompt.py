"""The prompt: instructions made from the codebook and worked examples, the form of the answer, and the article as it is shown."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

import jinja2
import msgspec
from msgspec import Struct
from msgspec.structs import replace

from dragoman.keys import content_id
from dragoman.lexicon import Lexicon
from dragoman.lexicon.codebook import Meanings, load_meanings
from dragoman.lexicon.toml import load
from dragoman.lexicon.types import ClaimType

FOLDER = "llm"
NO_LABELS: Mapping[str, str] = MappingProxyType({})
TYPE = re.compile(r'("type": ")(\w+)(")')
NAME = re.compile(r"\b[A-Z]{3,}\b")


class ShownName(Struct, frozen=True):
    """Words that tables recognise, and the codes of those they mean."""

    words: str
    codes: tuple[str, ...]


class ShownSentence(Struct, frozen=True):
    """A sentence with its number in the document; `opens`: whether it begins a paragraph."""

    number: int
    text: str
    opens: bool = False


class Shown(Struct, frozen=True):
    """An article, or a part of one, as it is shown; `first` is the number of the first sentence to answer for."""

    sentences: tuple[ShownSentence, ...]
    names: tuple[ShownName, ...] = ()
    published: str | None = None
    outlet: str | None = None
    first: int = 1


class PromptSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """`version` of the prompt; sizes of `window` and `overlap` in characters; how many `names` are shown; `codes` that are told."""

    version: int
    window: int
    overlap: int
    names: int
    codes: tuple[str, ...]


class Example(Struct, frozen=True, forbid_unknown_fields=True):
    """An article of our own and its right answer, as JSON."""

    published: str
    names: tuple[ShownName, ...]
    sentences: tuple[str, ...]
    answer: str

    @property
    def shown(self) -> Shown:
        sentences = tuple(ShownSentence(number, text) for number, text in enumerate(self.sentences, 1))
        return Shown(sentences, self.names, self.published)


class ExamplesFile(Struct, frozen=True, forbid_unknown_fields=True):
    example: tuple[Example, ...]


class Prompt:
    """What a model is told. `types` may be other than the lexicon's, and in another order; `labels` tells for types what they are called in
    rules and examples, where that is another name. Raises DataError."""

    def __init__(self, lexicon: Lexicon, types: Sequence[ClaimType] = (), labels: Mapping[str, str] = NO_LABELS) -> None:
        self._folder, self._labels = lexicon.folder / FOLDER, labels
        self._types = tuple(types or lexicon.types.values())
        self._meanings = called(load_meanings(lexicon.folder), labels)
        self.settings = load(self._folder / "prompt.toml", PromptSettings)

    @cached_property
    def examples(self) -> tuple[Example, ...]:
        return load(self._folder / "examples.toml", ExamplesFile).example

    @cached_property
    def system(self) -> str:
        """The instructions; the same data give the same text."""
        worked = [{"article": self.user(one.shown), "answer": self._called(one.answer.strip())} for one in self.examples]
        return self._render("system.md.jinja", codes=self.settings.codes, types=self._types, meanings=self._meanings, examples=worked)

    def user(self, shown: Shown) -> str:
        """The article as it is shown."""
        return self._render("user.md.jinja", **{name: getattr(shown, name) for name in Shown.__struct_fields__})

    @cached_property
    def schema(self) -> dict[str, Any]:
        """The JSON Schema of the answer, within what servers take that hold a model to one."""
        known = values_of(self._meanings) | {"types": [one.name for one in self._types]}
        found: dict[str, Any] = msgspec.json.decode(self._render("schema.json.jinja", **known))
        return found

    @cached_property
    def hash(self) -> str:
        """Signs all that is asked beside the article."""
        article = (self._folder / "user.md.jinja").read_text("utf8")
        sizes = (self.settings.version, self.settings.window, self.settings.overlap, self.settings.names)
        return content_id("p", self.system, article, msgspec.json.encode(self.schema).decode(), *sizes)

    def _called(self, answer: str) -> str:
        return TYPE.sub(lambda found: found[1] + self._labels.get(found[2], found[2]) + found[3], answer)

    def _render(self, template: str, **values: object) -> str:
        return self._environment.get_template(template).render(**values)

    @cached_property
    def _environment(self) -> jinja2.Environment:
        return environment(self._folder)


def environment(folder: Path) -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder), undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        keep_trailing_newline=True, autoescape=False,
    )


def called(meanings: Meanings, labels: Mapping[str, str]) -> Meanings:
    """The meanings and rules with the types under other names."""

    def renamed(text: str) -> str:
        return NAME.sub(lambda found: labels.get(found[0], found[0]), text)

    return replace(
        meanings, status=tuple(replace(one, definition=renamed(one.definition)) for one in meanings.status),
        rule=tuple(replace(one, text=renamed(one.text)) for one in meanings.rule),
    )


def values_of(meanings: Meanings) -> dict[str, list[str]]:
    return {"statuses": [one.name for one in meanings.status], "stances": [one.name for one in meanings.stance]}
