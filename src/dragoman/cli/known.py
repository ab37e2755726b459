"""The ledger of a command that only looks into it or corrects it."""

from contextlib import AbstractContextManager

from dragoman.errors import StoreError
from dragoman.ledger import Ledger, is_there, open_ledger
from dragoman.settings import read_settings
from dragoman.tools import Tools


def open_known(store: str | None, tools: Tools | None = None) -> AbstractContextManager[Ledger]:
    """The ledger, which must be there: a mistyped address is no empty ledger; `tools` are those of `open_ledger`. Raises StoreError."""
    settings = read_settings(store)
    if not is_there(settings.store):
        raise StoreError(f"there is no ledger at {settings.store}; dragoman add makes one")
    return open_ledger(settings, tools)
