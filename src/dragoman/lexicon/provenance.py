"""Clues that a text is another outlet's or was translated by a machine."""

import re
from functools import cache, cached_property

from msgspec import Struct

from dragoman.lexicon.toml import DATA, load
from dragoman.model import FlagKind


class Clue(Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """A pattern of words; the data file tells what each field means."""

    name: str
    flag: FlagKind
    pattern: str
    yes: tuple[str, ...]
    no: tuple[str, ...]

    @cached_property
    def expression(self) -> re.Pattern[str]:
        return re.compile(self.pattern)


class Clues(Struct, frozen=True, forbid_unknown_fields=True):
    clue: tuple[Clue, ...]


@cache
def clues() -> tuple[Clue, ...]:
    """Those of all languages together: a repost may name its original in any."""
    return tuple(clue for path in sorted(DATA.glob("*/provenance.toml")) for clue in load(path, Clues).clue)
