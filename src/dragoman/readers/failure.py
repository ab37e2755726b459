"""A document that could not be read, and the one place where errors become such."""

import zlib
from collections.abc import Iterator
from typing import TypeVar

import zstandard
from msgspec import Struct

from dragoman.errors import DragomanError, SourceError

T = TypeVar("T")
DAMAGE = (OSError, EOFError, zlib.error, zstandard.ZstdError)


class Failure(Struct, frozen=True):
    """Which document was lost (`id`: its own id, else where it stands), and why: `type` is one word for programs, `detail` for people.

    `rejected` tells that nothing is broken: it is no article and was never meant to be one.
    """

    id: str
    type: str
    detail: str
    rejected: bool = False


def failure_of(error: SourceError) -> Failure:
    return Failure(error.source, error.type, error.detail)


def source_error(source: str, error: Exception) -> SourceError:
    """Any error while a source was read, as an error of this source: `damaged` where its bytes are, else `unreadable`.

    Raises the error itself where it is one of the whole run (ledger, engine, data files).
    """
    if isinstance(error, SourceError):
        return error
    if isinstance(error, DragomanError):
        raise error
    if isinstance(error, DAMAGE):
        return SourceError(source, str(error), "damaged")
    return SourceError(source, f"{type(error).__name__}: {error}"[:300], "unreadable")


def isolated(source: str, found: Iterator[T]) -> Iterator[T | Failure]:
    """What `found` yields; an error, foreseen or not, ends it with a Failure of this source and nothing else."""
    try:
        yield from found
    except Exception as error:
        yield failure_of(source_error(source, error))
