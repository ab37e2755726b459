"""From sources to readings: documents of the sources, a pure core that reads them, executors around it."""

from dragoman.batch.core import Outcome, attempt, read_batch, read_document
from dragoman.batch.executors import Executor, InLine, Processes, ToolSettings, read_here
from dragoman.batch.signing import Fingerprint, fingerprint
from dragoman.batch.sources import documents_of, read_sources

__all__ = [
    "Executor", "Fingerprint", "InLine", "Outcome", "Processes", "ToolSettings", "attempt", "documents_of", "fingerprint", "read_batch",
    "read_document", "read_here", "read_sources",
]
