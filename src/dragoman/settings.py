"""What a user may set, read once and handed down."""

import os
from collections.abc import Mapping
from pathlib import Path

import platformdirs
from msgspec import Struct

STORE = "DRAGOMAN_STORE"


class Settings(Struct, frozen=True):
    """`store` is the ledger's SQLAlchemy URL, `actors` are a user's own actor files."""

    store: str
    actors: tuple[Path, ...] = ()


def read_settings(store: str | None = None, actors: tuple[Path, ...] = (), environment: Mapping[str, str] = os.environ) -> Settings:
    """What the caller gives comes first, then the environment, then the user's data folder."""
    return Settings(store or environment.get(STORE) or default_store(), actors)


def default_store() -> str:
    """An SQLite file in the user's data folder."""
    folder = Path(platformdirs.user_data_dir("dragoman", appauthor=False))
    return f"sqlite:///{folder / 'ledger.sqlite'}"
