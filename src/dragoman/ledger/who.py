"""Who is meant by what a user calls an actor."""

from collections.abc import Callable, Sequence
from pathlib import Path

from dragoman.errors import UnknownActorError, UsageError
from dragoman.lexicon.actor_search import alike, meant

MOST_LISTED = 8  # names told of those who may be meant


def one_meant(text: str, folder: Path, own: Sequence[Path], told_of: Callable[[str], bool]) -> str:
    """The code or canonical name of the only one who goes by a name, or of whom alone among them the ledger tells.

    Raises UnknownActorError where nobody goes by it, UsageError where several do.
    """
    named = meant(folder, text, own)
    chosen = named if len(named) < 2 else [one for one in named if told_of(one)] or named
    if not chosen:
        raise UnknownActorError(f"nobody has the code or name {text}; {hint(alike(folder, text, own))}")
    if len(chosen) > 1:
        raise UsageError(f"{text} may be {listed(chosen)}")
    return chosen[0]


def hint(suggested: Sequence[str]) -> str:
    return f"did you mean {listed(suggested)}?" if suggested else "dragoman actors finds codes and names"


def listed(names: Sequence[str]) -> str:
    """`A, B or C`; how many more where they are many."""
    more = len(names) - MOST_LISTED
    shown = (*names[:MOST_LISTED], f"{more} others") if more > 0 else names
    *first, last = shown
    return f"{', '.join(first)} or {last}" if first else last
