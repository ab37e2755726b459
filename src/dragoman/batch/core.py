"""The core of every run: documents in, one outcome for each out; no files, no network, no state."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from dragoman.errors import DataError, EngineError, SourceError, StoreError
from dragoman.model import Document, Reading
from dragoman.pipeline import run
from dragoman.readers import Failure
from dragoman.tools import Tools

T = TypeVar("T")
Other = TypeVar("Other")
Outcome = Reading | Failure


def read_batch(found: Iterable[Document | Other], tools: Tools) -> Iterator[Outcome | Other]:
    """The outcome of each document, in order: its reading, or a Failure where it cannot be read.

    What is no document (a source that failed, one that is known) stays at its place. Raises EngineError and DataError: with such tools
    nothing can be read.
    """
    return (read_document(one, tools) if isinstance(one, Document) else one for one in found)


def read_document(document: Document, tools: Tools) -> Outcome:
    """The reading of a document, or a Failure. Raises EngineError, DataError."""
    return attempt(lambda one: run(one, tools), document)


def attempt(work: Callable[[Document], T], document: Document) -> T | Failure:
    """An unforeseen error loses this document only; an error of ledger, models or data ends the run."""
    try:
        return work(document)
    except (StoreError, EngineError, DataError):
        raise
    except SourceError as error:
        return Failure(document.id, error.type, error.detail)
    except Exception as error:
        return Failure(document.id, "internal", f"{type(error).__name__}: {error}")
