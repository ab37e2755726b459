"""Where the gold and its referees are, if anywhere: they are no part of Dragoman."""

import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

VARIABLE = "DRAGOMAN_GOLD"
SIBLING = Path(__file__).parents[4] / "shared" / "gold"  # beside a checkout


class Gold(Struct, frozen=True):
    """A folder with `dev/` and `open/` (whole documents) and `sets/` (one folder each); the referees are scripts in `../eval`."""

    folder: Path

    @property
    def referees(self) -> Path:
        return self.folder.parent / "eval"

    @property
    def fresh(self) -> list[Path]:
        """The documents that nothing was learned from and no rule was mended on."""
        return [path for path in sorted((self.folder / "open").glob("*.json")) if is_kept(path.stem)]

    @property
    def mended(self) -> list[Path]:
        """The documents on which rules were mended."""
        return sorted((self.folder / "dev").glob("*.json"))

    def set_folder(self, name: str) -> Path:
        return self.folder / "sets" / name


def part_of(id: str, parts: int) -> int:
    """A part in [0, parts) that depends on nothing but the id."""
    return int(sha256(id.encode()).hexdigest(), 16) % parts


def is_kept(id: str) -> bool:
    """Whether a document of `open/` is of the third that only measures."""
    return part_of(id, 3) == 0


def find_gold(environment: Mapping[str, str] = os.environ) -> Gold | None:
    """What DRAGOMAN_GOLD names, else the folder beside this checkout; None where there is none."""
    folder = Path(environment.get(VARIABLE) or SIBLING).resolve()
    return Gold(folder) if folder.is_dir() else None
