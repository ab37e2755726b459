"""What became of everything that came in."""

from pathlib import Path

import msgspec
from msgspec import Struct

from dragoman.readers.failure import Failure


class Account(Struct):
    """`seen = read + duplicate + rejected + failed`, always; `ungrounded`: claims that were proposed in what was read, whose words do not
    stand in the text."""

    read: int = 0
    duplicate: int = 0
    rejected: int = 0
    failed: int = 0
    ungrounded: int = 0

    @property
    def seen(self) -> int:
        return self.read + self.duplicate + self.rejected + self.failed

    def add(self, outcome: str) -> None:
        name = outcome if outcome in {"read", "duplicate", "rejected"} else "failed"
        setattr(self, name, getattr(self, name) + 1)

    def grow(self, other: "Account") -> None:
        self.read, self.duplicate = self.read + other.read, self.duplicate + other.duplicate
        self.rejected, self.failed = self.rejected + other.rejected, self.failed + other.failed
        self.ungrounded += other.ungrounded

    def __str__(self) -> str:
        sum = f"in {self.seen} = {self.read} read + {self.duplicate} duplicate + {self.rejected} rejected + {self.failed} failed"
        return f"{sum}; {self.ungrounded} proposed claims left out, whose words do not stand in the text" if self.ungrounded else sum


def write_error(file: Path, failure: Failure) -> None:
    """Adds a line to a file of JSON lines."""
    with file.open("ab") as lines:
        lines.write(msgspec.json.encode(failure) + b"\n")
