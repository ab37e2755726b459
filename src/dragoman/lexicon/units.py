"""What is counted and measured, and money."""

from functools import cached_property
from pathlib import Path

from msgspec import Struct

from dragoman.lexicon.toml import load


class Units(Struct, frozen=True, dict=True):
    """For each unit (English singular) the words for it, folded: Russian in dictionary form, English in the singular.

    `spans` are durations in one word, `demonym_endings` those of words for people by nation, `same_in_plural` words without a plural form,
    `before` units whose words may stand before the number too ("magnitude 6.8"), `currencies_of` further languages whose names of
    currencies are read.
    """

    units: dict[str, tuple[str, ...]]
    measures: dict[str, tuple[str, ...]]
    durations: dict[str, tuple[str, ...]]
    spans: dict[str, tuple[str, ...]] = {}
    demonym_endings: tuple[str, ...] = ()
    same_in_plural: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    currencies_of: tuple[str, ...] = ()

    @cached_property
    def names(self) -> dict[str, str]:
        """From word to unit."""
        every = (*self.units.items(), *self.measures.items(), *self.durations.items())
        return {word: unit for unit, words in every for word in words}


class Currency(Struct, frozen=True):
    """The names of a currency by language, folded: where words are inflected in dictionary form, else also in the plural."""

    names: dict[str, tuple[str, ...]] = {}
    symbols: tuple[str, ...] = ()


class Currencies(Struct, frozen=True):
    """Currencies by ISO 4217 code; `cent` are the words for a hundredth of any."""

    cent: dict[str, tuple[str, ...]]
    currency: dict[str, Currency]



def currencies(folder: Path) -> Currencies:
    return load(folder / "currencies.toml", Currencies)
