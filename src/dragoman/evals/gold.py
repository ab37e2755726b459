"""Where the gold and its referees are, if anywhere: they are no part of Dragoman."""

import os
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

VARIABLE = "DRAGOMAN_GOLD"
SIBLING = Path(__file__).parents[4] / "shared" / "gold"  # beside a checkout


class Gold(Struct, frozen=True):
    """A folder with `dev/` (whole documents) and `sets/` (one folder each); the referees are scripts in `../eval`."""

    folder: Path

    @property
    def referees(self) -> Path:
        return self.folder.parent / "eval"

    @property
    def documents(self) -> list[Path]:
        return sorted((self.folder / "dev").glob("*.json"))

    def set_folder(self, name: str) -> Path:
        return self.folder / "sets" / name


def find_gold(environment: Mapping[str, str] = os.environ) -> Gold | None:
    """What DRAGOMAN_GOLD names, else the folder beside this checkout; None where there is none."""
    folder = Path(environment.get(VARIABLE) or SIBLING).resolve()
    return Gold(folder) if folder.is_dir() else None
