"""The claim types: what they mean, and what they become while they are only planned."""

from pathlib import Path

from msgspec import Struct

from dragoman.lexicon.toml import load
from dragoman.model import Kind


class ClaimType(Struct, frozen=True, forbid_unknown_fields=True):
    """A type; `future` is the type of a planned or offered act of this type; `domestic` acts are often done to one's own people."""

    name: str
    kind: Kind
    definition: str
    future: str | None = None
    domestic: bool = False


class TypesFile(Struct, frozen=True, forbid_unknown_fields=True):
    type: tuple[ClaimType, ...]


def load_types(folder: Path) -> dict[str, ClaimType]:
    """The types by name. Raises DataError."""
    return {row.name: row for row in load(folder / "types.toml", TypesFile).type}
