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

    @property
    def errors(self) -> Path:
        """Where a run lists what it rejected or failed to read: beside a ledger that is a file, else in the user's data folder."""
        kind, _, path = self.store.partition(":///")
        return (Path(path).parent if kind == "sqlite" and path else data_folder()) / "errors.jsonl"


def read_settings(store: str | None = None, actors: tuple[Path, ...] = (), environment: Mapping[str, str] = os.environ) -> Settings:
    """What the caller gives comes first, then the environment, then the user's data folder."""
    return Settings(store or environment.get(STORE) or default_store(), actors)


def default_store() -> str:
    """An SQLite file in the user's data folder."""
    return f"sqlite:///{data_folder() / 'ledger.sqlite'}"


def data_folder() -> Path:
    return Path(platformdirs.user_data_dir("dragoman", appauthor=False))
