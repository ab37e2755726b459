"""What statuses and stances mean, with an example in each language, and the rules of coding."""

from pathlib import Path
from typing import Generic, TypeVar

from msgspec import Struct

from dragoman.lexicon.toml import load
from dragoman.model import Stance, Status

Name = TypeVar("Name")


class Meaning(Struct, Generic[Name], frozen=True):
    """A value, what it means, and a sentence in each language that is read so."""

    name: Name
    definition: str
    examples: dict[str, str]


class CodingRule(Struct, frozen=True):
    """How the unclear cases of a topic are settled."""

    topic: str
    text: str


class Meanings(Struct, frozen=True, forbid_unknown_fields=True):
    status: tuple[Meaning[Status], ...]
    stance: tuple[Meaning[Stance], ...]
    rule: tuple[CodingRule, ...] = ()


def load_meanings(folder: Path) -> Meanings:
    """The rows of `folder/codebook.toml`. Raises DataError."""
    return load(folder / "codebook.toml", Meanings)
