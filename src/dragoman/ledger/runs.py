"""Runs: what reads into a ledger, and since when."""

import datetime
from collections.abc import Sequence

from dragoman.batch import fingerprint
from dragoman.errors import MissingError, UsageError
from dragoman.store.writing import Run
from dragoman.tools import Tools


def this_run(tools: Tools) -> Run:
    """What this program, with this knowledge, would sign readings with."""
    signed, started = fingerprint(tools), datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    return Run(signed.id, signed.version, signed.data, signed.settings, started)


def only(beginning: str, known: Sequence[str], what: str, command: str) -> str:
    """The one known id that begins so; `command` lists `what` there is. Raises UsageError."""
    found = [id for id in known if id.startswith(beginning)]
    if len(found) != 1:
        raise (UsageError if found else MissingError)(f"{len(found)} {what} begin with {beginning}; {command} lists them")
    return found[0]
