"""What the engines take for names and is none."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from dragoman.lexicon.toml import load
from dragoman.lexicon.words import phrase


class NotNames(Struct, frozen=True, forbid_unknown_fields=True):
    """A file `not_names.toml`."""

    names: tuple[str, ...]


def load_not_names(folder: Path, stem: Callable[[str], str]) -> frozenset[str]:
    """The stems of one language's words that are no names. Raises DataError."""
    return frozenset(stem(phrase(name)) for name in load(folder / "not_names.toml", NotNames).names)
