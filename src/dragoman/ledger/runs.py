"""What signs a reading: this program, with this knowledge."""

import datetime
import importlib.metadata
from collections.abc import Sequence
from pathlib import Path

from dragoman.errors import MissingError, UsageError
from dragoman.keys import content_id, digest
from dragoman.store.writing import Run
from dragoman.tools import Tools

READING_ROOMS = ("grammar", "lang", "lexicon", "model", "steps")


def this_run(tools: Tools) -> Run:
    """What this program, with this knowledge, would sign readings with."""
    version, data, settings = program_version(), tools.lexicon.hash, "{}"
    started = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    return Run(content_id("r", version, data, settings), version, data, settings, started)


def program_version() -> str:
    """The version of the program, and a hash of the code that reads: whoever changes a rule in it makes another run."""
    folder = Path(__file__).parent.parent
    code = sorted(path for room in READING_ROOMS for path in (folder / room).rglob("*.py"))
    try:
        version = importlib.metadata.version("dragoman")
    except importlib.metadata.PackageNotFoundError:  # run from its source, not installed
        version = "source"
    return f"{version}+{digest(''.join(path.read_text('utf8') for path in code))[:8]}"


def only(beginning: str, known: Sequence[str], what: str, command: str) -> str:
    """The one known id that begins so; `command` lists `what` there is. Raises UsageError."""
    found = [id for id in known if id.startswith(beginning)]
    if len(found) != 1:
        raise (UsageError if found else MissingError)(f"{len(found)} {what} begin with {beginning}; {command} lists them")
    return found[0]
