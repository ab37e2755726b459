"""The hand-edited files of `data/actors`, read and turned into known actors and the names that mean them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from dragoman.lexicon.actor_rows import (
    Bodies,
    BodyNames,
    BodyRow,
    Former,
    OwnActors,
    People,
    PersonNames,
    PersonRow,
    PlaceNames,
    PlaceRow,
    Places,
    Seat,
    SeatNames,
    StateNames,
    StateRow,
)
from dragoman.lexicon.actors import ActorRecord, Tenure, Use
from dragoman.lexicon.toml import files, load

N = TypeVar("N")  # what one language calls an actor of some kind

STATES, PEOPLE, PLACES = "states", "people", "places"
NOBODY = "UNK"


class Alias(Struct, frozen=True):
    """A name as it stands in a file, and how it means its actor."""

    text: str
    language: str
    use: Use
    weak: bool = False
    quoted: bool = False
    fixed: bool = False
    gender: str | None = None


Entry = tuple[ActorRecord, list[Alias]]


def entries(folder: Path) -> Iterator[Entry]:
    """Everything in the folder `data/actors`, states first."""
    return (entry for _, entry in entries_of(folder))


def entries_of(folder: Path) -> Iterator[tuple[Path, Entry]]:
    """The same, each with its file."""
    for path in files(folder / STATES):
        yield from ((path, entry) for entry in of_state(load(path, StateRow)))
    for path in sorted(folder.glob("*.toml")):
        yield from ((path, of_body(row)) for row in load(path, Bodies).actor)
    for path in files(folder / PLACES):
        yield from ((path, of_place(row)) for row in load(path, Places).place)
    for path in files(folder / PEOPLE):
        yield from ((path, of_person(row, path.stem)) for row in load(path, People).person)


def own_entries(path: Path) -> Iterator[Entry]:
    """The rows of a user's own file. Raises DataError."""
    own = load(path, OwnActors)
    yield from map(of_body, own.actor)
    yield from map(of_place, own.place)
    yield from map(of_person, own.person)


def of_state(state: StateRow) -> Iterator[Entry]:
    aliases = spread(state.names, state_aliases)
    aliases += [Alias(text, language, "name") for former in state.former for language, text in former_names(former)]
    yield ActorRecord(state.code, state.name, state.kind, "GPE", state.id, state.code, head=state.head, ended=state.end), aliases
    for use, seats in SEATS:
        for seat in seats(state):
            sector, head = ("GOV", state.head) if use == "seat" else (None, None)
            known = ActorRecord(state.code, seat.name, use, "GPE", seat.id, state.code, sector, head=head, ended=state.end)
            yield known, spread(seat.names, partial(seat_aliases, use=use))


SEATS: tuple[tuple[Use, Callable[[StateRow], tuple[Seat, ...]]], ...] = (("capital", lambda s: s.capital), ("seat", lambda s: s.seat))


def of_body(body: BodyRow) -> Entry:
    known = ActorRecord(
        body.code, body.name, body.kind, "ORG", body.id, body.country, body.sector, role=body.role, head=body.head, ended=body.end,
    )
    return known, spread(body.names, body_aliases)


def of_place(place: PlaceRow) -> Entry:
    known = ActorRecord(place.country or place.body or NOBODY, place.name, "place", place.type, place.id, place.country)
    return known, spread(place.names, place_aliases)


def of_person(person: PersonRow, home: str = "") -> Entry:
    """A person; `home` is the state whose file holds the row."""
    tenures = tuple(Tenure(o.office, o.country or o.body or "UNK", o.sector, o.start, o.end) for o in person.office)
    latest = max(tenures, key=lambda t: t.end or "9999", default=None)
    offices = {t.country for t in tenures}
    country = home if home in offices else latest.country if latest else "UNK"
    initials = "".join(sorted({name[0].lower() for names in person.names.values() for name in names.full}))
    sector = latest.sector if latest else None
    known = ActorRecord(
        country, person.name, "person", "PER", person.id, country, sector, person.gender, tenures, initials=initials, born=person.born,
    )
    return known, spread(person.names, partial(person_aliases, gender=person.gender, strong=person.strong))


def spread(names: Mapping[str, N], aliases: Callable[[str, N], Iterable[Alias]]) -> list[Alias]:
    """What the names in all languages are, language by language."""
    return [alias for language, own in sorted(names.items()) for alias in aliases(language, own)]


def former_names(former: Former) -> Iterator[tuple[str, str]]:
    return ((language, text) for language, texts in sorted(former.names.items()) for text in texts)


def state_aliases(language: str, names: StateNames) -> Iterator[Alias]:
    kinds: tuple[tuple[tuple[str, ...], Use], ...] = (
        (names.strong, "name"), (names.official, "name"), (names.adjectives, "adjective"), (names.prefixes, "prefix"),
        (names.demonyms, "demonym"), (names.nicknames, "name"),
    )
    yield from (Alias(text, language, use) for texts, use in kinds for text in texts)
    yield from (Alias(text, language, "name", weak=True) for text in names.weak)


def seat_aliases(language: str, names: SeatNames, use: Use) -> Iterator[Alias]:
    yield from (Alias(text, language, use) for text in names.strong)
    yield from (Alias(text, language, "local") for text in names.adjectives)


def body_aliases(language: str, names: BodyNames) -> Iterator[Alias]:
    fixed = names.indeclinable
    yield from (Alias(text, language, "name", fixed=fixed) for text in names.strong)
    yield from (Alias(text, language, "name", weak=True, fixed=fixed) for text in names.weak)
    yield from (Alias(text, language, "name", quoted=True, fixed=fixed) for text in names.quoted)
    yield from (Alias(text, language, "adjective", fixed=fixed) for text in names.adjectives)


def place_aliases(language: str, names: PlaceNames) -> Iterator[Alias]:
    yield from (Alias(text, language, "city") for text in names.strong)
    yield from (Alias(text, language, "city", weak=True) for text in names.weak)
    yield from (Alias(text, language, "local") for text in names.adjectives)
    yield from (Alias(text, language, "demonym") for text in names.demonyms)


def person_aliases(language: str, names: PersonNames, gender: str | None, strong: bool) -> Iterator[Alias]:
    fixed = names.indeclinable
    yield from (Alias(text, language, "person", fixed=fixed, gender=gender) for text in names.full)
    yield from (Alias(text, language, "person", fixed=True, gender=gender) for text in names.forms)
    yield from (Alias(text, language, "surname", weak=not strong, fixed=fixed, gender=gender) for text in names.surnames)
