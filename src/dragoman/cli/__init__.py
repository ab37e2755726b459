"""The command line: arguments in, tables and JSON lines out.

Data goes to standard output, everything else (progress, errors, summaries) to standard error.
Exit status: 0 all well, 1 an error of the run, 2 wrong usage, 3 some documents could not be read, 4 what --fail-on names was found.
"""

import sys

from dragoman.cli.app import app
from dragoman.cli.exits import RUN_FAILED, WRONG_USAGE
from dragoman.errors import DragomanError, SourceError, UsageError

__all__ = ["app", "main"]


def main() -> None:
    try:
        app()
    except (UsageError, SourceError) as error:  # a source's own errors never come this far: each becomes a Failure
        leave(error, WRONG_USAGE)
    except DragomanError as error:
        leave(error, RUN_FAILED)
    except OSError as error:  # a file or folder to be written
        leave(f"{error.filename}: {error.strerror}" if error.filename else error, RUN_FAILED)


def leave(error: object, status: int) -> None:
    print(f"dragoman: {error}", file=sys.stderr)
    sys.exit(status)
