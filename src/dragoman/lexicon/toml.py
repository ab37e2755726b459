"""Reading TOML data files into typed rows; an error names the file, the key and the reason."""

from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

import msgspec
import rtoml

from dragoman.errors import DataError

T = TypeVar("T")

DATA = Path(__file__).parent.parent / "data"


def load(path: Path, form: type[T]) -> T:
    """The file's content as a value of type `form`. Raises DataError."""
    try:
        raw = rtoml.loads(path.read_text("utf8"))
    except (OSError, UnicodeDecodeError, rtoml.TomlParsingError) as error:
        raise DataError(f"{path}: {error}") from error
    try:
        return msgspec.convert(raw, form)
    except msgspec.ValidationError as error:
        raise DataError(f"{path}: {error}") from error


def files(folder: Path) -> Iterable[Path]:
    """The TOML files under a folder, in a fixed order."""
    return sorted(folder.rglob("*.toml"))
