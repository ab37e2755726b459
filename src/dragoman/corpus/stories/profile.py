"""The profile of a document: what is compared of it with other documents, without its text."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property, lru_cache
from typing import Literal

from msgspec import Struct

from dragoman.corpus.stories.words import DAY_MARK
from dragoman.model import Relation, Span, Status, day_of

TellingKind = Literal["claim", "statement", "figure"]


class Figure(Struct, frozen=True, array_like=True):
    """An amount from `low` to `high` (None: open) of a unit.

    `shown` is how the text tells it; `fate` what became of those counted (`dead`, `wounded`, …) and `whose` the codes of those who are
    counted, where the text says so; `part`: of another amount ("five of them").
    """

    low: float | None
    high: float | None
    unit: str | None
    relation: Relation
    role: str
    shown: str
    fate: str | None = None
    whose: tuple[str, ...] = ()
    part: bool = False

    @property
    def value(self) -> float | None:
        return self.low if self.low == self.high else None


class Passage(Struct, frozen=True, array_like=True):
    """A sentence, `[start, end)`: the lemmas of its content words, and its marks, which do not depend on the language."""

    start: int
    end: int
    words: tuple[str, ...]
    marks: tuple[str, ...]


class Telling(Struct, frozen=True, array_like=True, kw_only=True):
    """Something that a document tells: a claim, a statement or a figure of its reading.

    `passage` is the number of its sentence; `words` and `marks` are those of its evidence, `act` the lemmas of its trigger; `source` and
    `target` actor codes; `days` the first and the last day (ISO, empty where open); `told_by` the codes of those who say so.
    """

    id: str
    kind: TellingKind
    trigger: Span
    evidence: Span
    passage: int
    type: str = ""
    status: Status = "happened"
    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    symmetric: bool = False
    figures: tuple[Figure, ...] = ()
    days: tuple[str, str] | None = None
    words: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    act: tuple[str, ...] = ()
    told_by: tuple[str, ...] = ()
    negated: bool = False
    score: float = 1.0


class Credit(Span, frozen=True):
    """Words that may name the outlet from which a text comes; `key` is the name in the letters of `name_key`, a word after the other."""

    key: tuple[str, ...]


class Profile(Struct, frozen=True, kw_only=True, dict=True, eq=False):
    """What is compared of a document. Profiles are equal only if they are one object: comparisons of two are kept by it.

    `key` is the hash of its content and of what its source declares of it.

    `words` and `marks` are weighted vectors of length one, `mass` the length of the marks before: how much they say. `shingles` are
    hashes of runs of words. `original` is
    the address that the document itself names as that of its original. `known_as` are the keys of the outlet's names (see `Credit`), and
    `publisher` whose it is.
    """

    key: str
    document: str
    language: str
    published: str | None
    outlet: str | None
    url: str | None
    original: str | None
    title: str | None
    words: dict[str, float]
    marks: dict[str, float]
    mass: float
    shingles: tuple[int, ...]
    passages: tuple[Passage, ...]
    tellings: tuple[Telling, ...]
    credits: tuple[Credit, ...] = ()
    known_as: tuple[tuple[str, ...], ...] = ()
    publisher: str | None = None

    @cached_property
    def day(self) -> str:
        """The day of publication (ISO), empty where it is not known."""
        return day_of(self.published)

    @cached_property
    def days(self) -> tuple[int, ...]:
        """The days that its text names, else that of publication, as ordinals."""
        named = [mark.removeprefix(DAY_MARK) for mark in self.marks if mark.startswith(DAY_MARK)]
        return tuple(ordinal(day) for day in named or [self.day] if day)

    @property
    def order(self) -> tuple[str, str, str]:
        """By time of publication, those without one last."""
        return self.published if self.published and self.day else "~", self.document, self.key

    @cached_property
    def by_passage(self) -> Mapping[int, tuple[Telling, ...]]:
        found: dict[int, list[Telling]] = {}
        for telling in self.tellings:
            found.setdefault(telling.passage, []).append(telling)
        return {number: tuple(some) for number, some in found.items()}


@lru_cache(maxsize=4096)
def ordinal(day: str) -> int:
    """The number of an ISO day."""
    return date.fromisoformat(day).toordinal()
