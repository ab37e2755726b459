"""What tells two details apart: other people counted, other units, contrary acts."""

from collections.abc import Mapping
from functools import cache, cached_property

from msgspec import Struct

from dragoman.errors import DataError
from dragoman.lexicon.toml import DATA, load


class Conversion(Struct, frozen=True, forbid_unknown_fields=True):
    unit: str
    factor: float


class Details(Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """Lemmas of one language: the words for each fate, those after and before a number that make it a part of another, and pairs of
    contrary acts."""

    parts: frozenset[str]
    parts_before: frozenset[str]
    opposites: tuple[tuple[str, str], ...]
    fates: dict[str, tuple[str, ...]]

    @cached_property
    def fate_of(self) -> Mapping[str, str]:
        return {word: fate for fate, words in self.fates.items() for word in words}


@cache
def details(language: str) -> Details | None:
    """None for a language without such a table."""
    path = DATA / language / "details.toml"
    return load(path, Details) if path.exists() else None


@cache
def contraries() -> Mapping[str, frozenset[str]]:
    """For each lemma of any language those that mean the contrary."""
    found: dict[str, set[str]] = {}
    for path in sorted(DATA.glob("*/details.toml")):
        for one, other in load(path, Details).opposites:
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return {word: frozenset(words) for word, words in found.items()}


class ComparableUnits(Struct, frozen=True, forbid_unknown_fields=True):
    """`one_doer` are types of acts that one party does; `people` are the units that count people; `conversions` give for a unit another
    one, and how much of it one is."""

    one_doer: frozenset[str]
    people: frozenset[str]
    conversions: dict[str, Conversion]


@cache
def comparable_units() -> ComparableUnits:
    """Raises DataError where a unit is turned into one that is turned again."""
    found = load(DATA / "comparable_units.toml", ComparableUnits)
    for unit, into in found.conversions.items():
        if into.unit in found.conversions:
            raise DataError(f"comparable_units.toml: {unit} is turned into {into.unit}, which is turned again")
    return found
