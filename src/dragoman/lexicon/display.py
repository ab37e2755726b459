"""Names to show: what an actor is called in a reader's language."""

from collections.abc import Mapping
from pathlib import Path

from dragoman.lexicon.actor_search import everything, is_actor
from dragoman.lexicon.actors import Tenure

CANONICAL = "en"  # the language of canonical names, of types, and of all that is told to people outside the pages
CALLED = frozenset({"name", "person", "capital", "seat", "city"})


def display_names(folder: Path, language: str, own: tuple[Path, ...] = ()) -> Mapping[str, str]:
    """The first name in a language of everyone known, by canonical name and, for states, bodies and groups, by code.

    Who has no name in the language is missing; all have a canonical one.
    """
    found: dict[str, str] = {}
    for _, (known, aliases) in everything(folder, own):
        own_names = (alias.text for alias in aliases if alias.language == language and alias.use in CALLED)
        name = known.name if language == CANONICAL else next(own_names, None)
        if name is not None:
            found.setdefault(known.name, name)
            if is_actor(known):
                found.setdefault(known.code, name)
    return found


def offices_of(folder: Path, name: str, own: tuple[Path, ...] = ()) -> tuple[Tenure, ...]:
    """The offices of the person with this canonical name, the latest first."""
    found = (known.tenures for _, (known, _) in everything(folder, own) if known.type == "PER" and known.name == name)
    return tuple(sorted(next(found, ()), key=lambda term: term.start or "", reverse=True))
