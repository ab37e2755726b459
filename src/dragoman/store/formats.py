"""The format in which readings and corrections are stored, and how an older one becomes the present one.

Whoever changes the types of the model so that what is stored decodes otherwise adds an `Upgrade` to `UPGRADES`, and a ledger in the
format before to `tests/store/ledgers`.
"""

from collections.abc import Callable, Sequence
from typing import Any, Literal

from msgspec import Struct

from dragoman.errors import StoreError

Part = Literal["body", "trees", "correction"]
Change = Callable[[Any], Any]
"""What MessagePack or JSON decodes to (dicts, lists, texts, numbers) in one format -> the same in the next. A pure function."""


def unchanged(value: Any) -> Any:
    return value


class Upgrade(Struct, frozen=True):
    """Takes what is stored from one format to the next.

    `body` is a reading without text, sentences and trees; `trees` what is stored of these two; `correction` a correction.
    """

    body: Change = unchanged
    trees: Change = unchanged
    correction: Change = unchanged


UPGRADES: tuple[Upgrade, ...] = ()
"""The first takes format 1 to format 2, and so on. Never change or remove one: ledgers in its format exist."""

FORMAT = 1 + len(UPGRADES)
"""The format that is written."""


def upgrade(value: Any, part: Part, format: int, upgrades: Sequence[Upgrade] = UPGRADES) -> Any:
    """The value in the newest format. Raises StoreError for a format of a newer program."""
    if not 1 <= format <= 1 + len(upgrades):
        raise StoreError(f"format {format} of a stored reading or correction is not known: use a newer dragoman")
    for one in upgrades[format - 1 :]:
        value = getattr(one, part)(value)
    return value
