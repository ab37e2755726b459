"""From files, folders and streams of any format to Documents: one Document or one Failure for each, and no failure stops a run."""

from dragoman.readers.account import Account
from dragoman.readers.declared import Declared, declare
from dragoman.readers.failure import Failure
from dragoman.readers.sources import documents, every

__all__ = ["Account", "Declared", "Failure", "declare", "documents", "every"]
