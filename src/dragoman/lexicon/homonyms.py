"""Names that mean something else in certain company."""

from collections.abc import Collection
from pathlib import Path

from msgspec import Struct

from dragoman.lexicon.toml import load
from dragoman.lexicon.words import phrase


class Homonym(Struct, frozen=True, forbid_unknown_fields=True):
    """A row of `homonyms.toml`, which tells what the fields mean."""

    form: str
    near: frozenset[str]
    unless: frozenset[str]
    yes: str
    no: str
    means: str | None = None

    def applies(self, words: Collection[str]) -> bool:
        """Whether the other meaning holds among these word keys."""
        return not self.near.isdisjoint(words) and self.unless.isdisjoint(words)


class Homonyms(Struct, frozen=True, forbid_unknown_fields=True):
    homonym: tuple[Homonym, ...]


def load_homonyms(folder: Path) -> dict[str, Homonym]:
    """By the form as it is looked up."""
    return {phrase(row.form): row for row in load(folder / "homonyms.toml", Homonyms).homonym}
