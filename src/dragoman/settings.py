"""What a user may set, read once and handed down."""

import os
from collections.abc import Mapping
from pathlib import Path

import msgspec
import platformdirs
from msgspec import Struct

from dragoman.batch import ReaderChoice
from dragoman.errors import UsageError
from dragoman.lexicon.toml import load
from dragoman.llm.server import ServerSettings
from dragoman.tools import ReaderKind

STORE = "DRAGOMAN_STORE"
MODEL = "DRAGOMAN_LLM_"  # and the name of a setting in capitals: DRAGOMAN_LLM_URL
MODEL_FILE = "llm.toml"


class Settings(Struct, frozen=True):
    """`store` is the ledger's SQLAlchemy URL, `actors` are a user's own actor files."""

    store: str
    actors: tuple[Path, ...] = ()

    @property
    def errors(self) -> Path:
        """Where a run lists what it rejected or failed to read."""
        return self.folder / "errors.jsonl"

    @property
    def answers(self) -> Path:
        """Where the answers of language models are kept."""
        return self.folder / "answers.sqlite"

    @property
    def learned(self) -> Path:
        """Where is kept what was learned from the ledger."""
        return self.folder / "learned.toml"

    @property
    def folder(self) -> Path:
        """Beside a ledger that is a file, else the user's data folder."""
        kind, _, path = self.store.partition(":///")
        return Path(path).parent if kind == "sqlite" and path else data_folder()


def read_settings(store: str | None = None, actors: tuple[Path, ...] = (), environment: Mapping[str, str] = os.environ) -> Settings:
    """What the caller gives comes first, then the environment, then the user's data folder."""
    return Settings(store or environment.get(STORE) or default_store(), actors)


def default_store() -> str:
    """An SQLite file in the user's data folder."""
    return f"sqlite:///{data_folder() / 'ledger.sqlite'}"


def data_folder() -> Path:
    return Path(platformdirs.user_data_dir("dragoman", appauthor=False))


class ModelSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """What a user may set of language models, in a file or the environment; see `ServerSettings`. `budget` is in tokens."""

    url: str | None = None
    model: str | None = None
    key: str | None = None
    concurrency: int = 4
    timeout: float = 300.0
    retries: int = 6
    answer: int = 24_000
    budget: int | None = None


def read_model_settings(environment: Mapping[str, str] = os.environ, folder: Path | None = None) -> ModelSettings:
    """The environment comes first, then `llm.toml` in the user's folder of settings. Raises UsageError, DataError."""
    path = (folder or Path(platformdirs.user_config_dir("dragoman", appauthor=False))) / MODEL_FILE
    found = load(path, ModelSettings) if path.is_file() else ModelSettings()
    said = {name: value for name in ModelSettings.__struct_fields__ if (value := environment.get(MODEL + name.upper()))}
    try:
        return msgspec.convert(msgspec.structs.asdict(found) | said, ModelSettings, strict=False)
    except msgspec.ValidationError as error:
        raise UsageError(f"{MODEL}…: {error}") from error


def reader_choice(
    kind: ReaderKind, memory: Path | None, settings: ModelSettings, *, responses: Path | None = None, budget: int | None = None,
    fallback: bool = False,
) -> ReaderChoice:
    """Who reads, with the server that a user set; answers are kept in the file `memory`."""
    server = ServerSettings(**{name: getattr(settings, name) for name in ServerSettings.__struct_fields__})
    return ReaderChoice(kind, server, responses, memory, budget if budget is not None else settings.budget, fallback)
