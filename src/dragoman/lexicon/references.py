"""Words that stand for an actor named elsewhere in the document."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal

from msgspec import Struct

from dragoman.lexicon.inflector import Inflected
from dragoman.lexicon.toml import load
from dragoman.lexicon.words import NameWord, longest_by_first, phrase

Kind = Literal["pronoun", "group", "counterpart", "descriptor", "region"]


class ReferenceRow(Struct, frozen=True, forbid_unknown_fields=True):
    """A row of `references.toml`, which tells what the fields mean."""

    words: tuple[str, ...]
    number: Literal["sing", "plur"] = "sing"
    gender: Literal["m", "f", "n"] | None = None
    person: bool = False
    of: Literal["states", "people"] = "states"
    members: tuple[str, ...] = ()
    code: str = ""
    context: tuple[str, ...] = ()


class ReferenceFile(Struct, frozen=True, forbid_unknown_fields=True):
    pronoun: tuple[ReferenceRow, ...]
    group: tuple[ReferenceRow, ...]
    counterpart: tuple[ReferenceRow, ...]
    descriptor: tuple[ReferenceRow, ...]
    region: tuple[ReferenceRow, ...]


class Referring(Struct, frozen=True, array_like=True):
    """What a form refers to; the fields are those of its row."""

    kind: Kind
    language: str
    number: Literal["sing", "plur"] = "sing"
    gender: Literal["m", "f", "n"] | None = None
    person: bool = False
    of: Literal["states", "people"] = "states"
    members: tuple[str, ...] = ()
    code: str = ""
    context: tuple[str, ...] = ()


class CompiledReferences(Struct, frozen=True):
    rows: tuple[Referring, ...]
    forms: dict[str, tuple[int, ...]]


class ReferenceMatch(Struct, frozen=True, gc=False):
    """Words [first, last) that refer."""

    first: int
    last: int
    row: Referring


class References:
    """All referring forms."""

    def __init__(self, compiled: CompiledReferences) -> None:
        self._rows = compiled.rows
        self._forms: Mapping[str, tuple[int, ...]] = compiled.forms

    @cached_property
    def _longest(self) -> dict[str, int]:
        return longest_by_first(self._forms)

    def starts(self, words: Sequence[NameWord]) -> list[int]:
        """The places where a referring form may begin."""
        longest = self._longest
        return [at for at, word in enumerate(words) if word.key in longest]

    def at(self, words: Sequence[NameWord], first: int, language: str) -> ReferenceMatch | None:
        """The longest referring form of a language that begins at a word."""
        for last in range(min(len(words), first + self._longest.get(words[first].key, 0)), first, -1):
            for index in self._forms.get(" ".join([w.key for w in words[first:last]]), ()):
                if self._rows[index].language == language:
                    return ReferenceMatch(first, last, self._rows[index])
        return None


def compile_references(languages: Iterable[Inflected]) -> CompiledReferences:
    """Every form of every row; a language without `references.toml` has none. Raises DataError."""
    rows: list[Referring] = []
    forms: dict[str, list[int]] = {}
    for language in languages:
        path = language.folder / "references.toml"
        for kind, row in rows_of(load(path, ReferenceFile)) if path.exists() else ():
            rows.append(Referring(kind, language.code, row.number, row.gender, row.person, row.of, row.members, row.code, row.context))
            spelt = (form for word in row.words for form in language.inflector.reference_forms(word, kind))
            for form in {phrase(text) for text in spelt}:
                forms.setdefault(form, []).append(len(rows) - 1)
    return CompiledReferences(tuple(rows), {form: tuple(forms[form]) for form in sorted(forms)})


def rows_of(file: ReferenceFile) -> Iterator[tuple[Kind, ReferenceRow]]:
    kinds: tuple[tuple[Kind, tuple[ReferenceRow, ...]], ...] = (
        ("pronoun", file.pronoun), ("group", file.group), ("counterpart", file.counterpart), ("descriptor", file.descriptor),
        ("region", file.region),
    )
    return ((kind, row) for kind, found in kinds for row in found)
