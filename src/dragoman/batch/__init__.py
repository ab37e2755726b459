"""From sources to readings: documents of the sources, a pure core that reads them, executors around it."""

from dragoman.batch.choice import GRAMMAR, OpenReader, ReaderChoice, open_reader, read_by, signed
from dragoman.batch.core import Outcome, attempt, read_batch, read_document
from dragoman.batch.executors import Executor, InLine, Processes, ToolSettings, executor_of, read_here, tools_of
from dragoman.batch.signing import Fingerprint, fingerprint
from dragoman.batch.sources import documents_of, read_sources

__all__ = [
    "GRAMMAR", "Executor", "Fingerprint", "InLine", "OpenReader", "Outcome", "Processes", "ReaderChoice", "ToolSettings", "attempt",
    "documents_of", "executor_of", "fingerprint", "open_reader", "read_batch", "read_by", "read_document", "read_here", "read_sources",
    "signed", "tools_of",
]
