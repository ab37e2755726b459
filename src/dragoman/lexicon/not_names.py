"""What the engines take for names and is none."""

from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from dragoman.lexicon.name_endings import stem
from dragoman.lexicon.toml import load
from dragoman.lexicon.words import phrase


class NotNames(Struct, frozen=True, forbid_unknown_fields=True):
    """A file `not_names.toml`."""

    names: tuple[str, ...]


def load_not_names(folder: Path) -> frozenset[str]:
    """The stems of one language's words that are no names."""
    return frozenset(stem(phrase(name)) for name in load(folder / "not_names.toml", NotNames).names)


@lru_cache(maxsize=2**15)
def name_stem(text: str) -> str:
    return stem(phrase(text))


def is_name(text: str, no_names: frozenset[str]) -> bool:
    return name_stem(text) not in no_names
