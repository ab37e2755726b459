"""Modes: by which words it is told how an act was done."""

from pathlib import Path

from msgspec import Struct

from dragoman.lexicon.toml import load


class ModeRow(Struct, frozen=True, forbid_unknown_fields=True):
    """A mode of an event type, the lemmas that tell it, and a sentence in which it is read."""

    type: str
    name: str
    words: frozenset[str]
    yes: str


class ModeFile(Struct, frozen=True, forbid_unknown_fields=True):
    mode: tuple[ModeRow, ...]


def load_modes(folder: Path) -> tuple[ModeRow, ...]:
    """The rows of `folder/modes.toml`, the most telling of each type first. Raises DataError."""
    return load(folder / "modes.toml", ModeFile).mode
