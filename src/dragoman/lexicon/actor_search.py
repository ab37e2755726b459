"""What is known of an actor and from which file, for people who ask."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from dragoman.lexicon.actor_files import Entry, entries_of, own_entries
from dragoman.lexicon.actor_rows import Bodies, BodyRow
from dragoman.lexicon.actors import ActorRecord, Tenure
from dragoman.lexicon.toml import load
from dragoman.lexicon.words import phrase

MOST_ALIKE, LEAST_ALIKE = 5, 0.75  # names suggested for one that nobody has, and how much of both must be the same


class FoundActor(Struct, frozen=True):
    """An actor that fits a search: `matched` is the name that fits, `file` where it stands."""

    code: str
    name: str
    kind: str
    id: str | None
    country: str | None
    matched: str
    file: str


class Holder(Struct, frozen=True):
    office: str
    name: str
    start: str | None
    end: str | None


class Dossier(Struct, frozen=True):
    """All that is known under a code on an ISO day: `names` by language, `bodies` and `seats` with names of their own, who holds which
    office, the code's members, and of what it is a member."""

    code: str
    name: str
    kind: str
    id: str | None
    file: str
    on: str
    names: dict[str, tuple[str, ...]]
    seats: tuple[str, ...]
    bodies: tuple[str, ...]
    holders: tuple[Holder, ...]
    members: tuple[str, ...]
    member_of: tuple[str, ...]


@lru_cache(maxsize=1)
def everything(folder: Path, own: tuple[Path, ...] = ()) -> tuple[tuple[Path, Entry], ...]:
    """The entries of all files, kept because a server is asked again and again."""
    return (*entries_of(folder), *((path, entry) for path in own for entry in own_entries(path)))


@lru_cache(maxsize=1)
def everyone(folder: Path, own: tuple[Path, ...]) -> tuple[tuple[Path, ActorRecord, tuple[tuple[str, str], ...]], ...]:
    """Each entry with its file and what it goes by: normalised, and as it is written."""
    return tuple(
        (path, known, tuple((phrase(name), name) for name in (known.code, known.name, *(alias.text for alias in aliases))))
        for path, (known, aliases) in everything(folder, own)
    )


def search(folder: Path, text: str, own: Sequence[Path] = ()) -> list[FoundActor]:
    """Actors whose code or some name begins with the text; whole names first."""
    wanted = phrase(text)
    found: list[tuple[bool, FoundActor]] = []
    for path, known, names in everyone(folder, tuple(own)):
        matched = [pair for pair in names if pair[0].startswith(wanted)]
        if wanted and matched:
            form, best = min(matched, key=lambda pair: len(pair[1]))
            found.append((form != wanted, FoundActor(known.code, known.name, known.kind, known.id, known.country, best, path.name)))
    return [row for _, row in sorted(found, key=lambda pair: pair[0])]


def meant(folder: Path, text: str, own: Sequence[Path] = ()) -> list[str]:
    """Whom a code or name means, in any language and any case: people by their canonical names, everybody else by code.

    Where it is somebody's own code or canonical name, those of whom it is only another name are left out.
    """
    wanted = phrase(text)
    fitting = [known for _, known, names in everyone(folder, tuple(own)) if any(form == wanted for form, _ in names)]
    proper = [known for known in fitting if wanted in (phrase(known.code) if is_actor(known) else "", phrase(known.name))]
    return list(dict.fromkeys(identity(known) for known in proper or fitting))


def identity(known: ActorRecord) -> str:
    return known.name if known.type == "PER" else known.code


def alike(folder: Path, text: str, own: Sequence[Path] = ()) -> list[str]:
    """Names that begin as the text does, else those spelt most like it; the likeliest first."""
    beginning = [found.matched for found in search(folder, text, own)]
    if beginning:
        return list(dict.fromkeys(beginning))[:MOST_ALIKE]
    written = {form: name for _, _, names in everyone(folder, tuple(own)) for form, name in names}
    return [written[form] for form in get_close_matches(phrase(text), written, MOST_ALIKE, LEAST_ALIKE)]


def dossier(folder: Path, code: str, day: str, own: Sequence[Path] = ()) -> Dossier | None:
    """What is known under a code on an ISO day; None where nothing is."""
    rows = everything(folder, tuple(own))
    main = next(((path, known, aliases) for path, (known, aliases) in rows if known.code == code and is_actor(known)), None)
    if main is None:
        return None
    path, known, aliases = main
    names = {
        language: tuple(dict.fromkeys(n.text for n in aliases if n.language == language and n.use in {"name", "adjective", "demonym"}))
        for language in sorted({alias.language for alias in aliases})
    }
    others = [one for _, (one, _) in rows if one.code == code and one is not known]
    return Dossier(
        code, known.name, known.kind, known.id, path.name, day, names,
        tuple(one.name for one in others if one.kind in {"capital", "seat"}),
        tuple(one.name for one in others if one.type == "ORG"),
        tuple(holders((one for _, (one, _) in rows), code, day)), *memberships(folder, code, day),
    )


def is_actor(known: ActorRecord) -> bool:
    return known.type != "PER" and known.kind not in {"place", "capital", "seat"}


def holders(known: Iterable[ActorRecord], code: str, day: str) -> list[Holder]:
    """Who holds which office of a code on a day, by office."""
    found = [(term, one.name) for one in known for term in one.tenures if term.country == code and since(term) and term.holds(day)]
    return [Holder(t.office, name, t.start, t.end) for t, name in sorted(found, key=lambda pair: (pair[0].office, pair[1]))]


def since(term: Tenure) -> bool:
    return term.start is not None or term.end is not None


@lru_cache(maxsize=1)
def all_bodies(folder: Path) -> tuple[BodyRow, ...]:
    return tuple(body for path in sorted(folder.glob("*.toml")) for body in load(path, Bodies).actor)


def memberships(folder: Path, code: str, day: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The members of a body on a day, and the bodies of which a state is a member."""
    bodies = all_bodies(folder)
    members = next((body.members for body in bodies if body.code == code and body.members), ())
    inside = [b.name for b in bodies if any(m.code == code and holds(m.start, m.end, day) for m in b.members)]
    return tuple(m.code for m in members if holds(m.start, m.end, day)), tuple(dict.fromkeys(inside))


def holds(start: str | None, end: str | None, day: str) -> bool:
    return (start is None or start <= day) and (end is None or day <= end)
