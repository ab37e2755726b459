"""The hand-edited files of `data/actors`, read and turned into known actors and the names that mean them."""

from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct

from dragoman.lexicon.actor_rows import Bodies, Body, OwnActors, People, Person, Place, Places, Seat, State
from dragoman.lexicon.actors import Known, Term, Use
from dragoman.lexicon.toml import files, load

STATES, PEOPLE, PLACES = "states", "people", "places"
NOBODY = "UNK"


class Naming(Struct, frozen=True):
    """A name as it stands in a file, and how it means its actor."""

    text: str
    language: str
    use: Use
    weak: bool = False
    quoted: bool = False
    fixed: bool = False
    gender: str | None = None


Entry = tuple[Known, list[Naming]]


def entries(folder: Path) -> Iterator[Entry]:
    """Everything in the folder `data/actors`, states first."""
    return (entry for _, entry in entries_of(folder))


def entries_of(folder: Path) -> Iterator[tuple[Path, Entry]]:
    """The same, each with its file."""
    for path in files(folder / STATES):
        yield from ((path, entry) for entry in of_state(load(path, State)))
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


def of_state(state: State) -> Iterator[Entry]:
    namings: list[Naming] = []
    for language, said in (("en", state.en), ("ru", state.ru)):
        kinds: tuple[tuple[tuple[str, ...], Use], ...] = (
            (said.names, "name"), (said.official, "name"), (said.adjectives, "adjective"), (said.prefixes, "prefix"),
            (said.demonyms, "demonym"), (said.nicknames, "name"),
        )
        namings += [Naming(text, language, use) for texts, use in kinds for text in texts]
        namings += [Naming(text, language, "name", weak=True) for text in said.weak]
    for former in state.former:
        namings += [Naming(text, "en", "name") for text in former.en] + [Naming(text, "ru", "name") for text in former.ru]
    yield Known(state.code, state.name, state.kind, "GPE", state.id, state.code, head=state.head), namings
    for use, seats in SEATS:
        for seat in seats(state):
            sector, head = ("GOV", state.head) if use == "seat" else (None, None)
            yield Known(state.code, seat.name, use, "GPE", seat.id, state.code, sector, head=head), of_seat(seat, use)


SEATS: tuple[tuple[Use, Callable[[State], tuple[Seat, ...]]], ...] = (("capital", lambda s: s.capital), ("seat", lambda s: s.seat))


def of_seat(seat: Seat, use: Use) -> list[Naming]:
    columns: tuple[tuple[str, tuple[str, ...], Use], ...] = (
        ("en", seat.en, use), ("ru", seat.ru, use), ("en", seat.en_adjectives, "local"), ("ru", seat.ru_adjectives, "local"),
    )
    return [Naming(text, language, use, weak=False) for language, texts, use in columns for text in texts]


def of_body(body: Body) -> Entry:
    known = Known(body.code, body.name, body.kind, "ORG", body.id, body.country, body.sector, role=body.role, head=body.head)
    columns: tuple[tuple[str, tuple[str, ...], Use, bool, bool], ...] = (
        ("en", body.en, "name", False, False), ("ru", body.ru, "name", False, False),
        ("en", body.en_weak, "name", True, False), ("ru", body.ru_weak, "name", True, False),
        ("en", body.en_quoted, "name", False, True), ("ru", body.ru_quoted, "name", False, True),
        ("en", body.en_adjectives, "adjective", False, False), ("ru", body.ru_adjectives, "adjective", False, False),
    )
    fixed = body.ru_indeclinable
    return known, [Naming(t, language, use, weak, quoted, fixed) for language, texts, use, weak, quoted in columns for t in texts]


def of_place(place: Place) -> Entry:
    known = Known(place.country or place.body or NOBODY, place.name, "place", place.type, place.id, place.country)
    columns: tuple[tuple[str, tuple[str, ...], Use, bool], ...] = (
        ("en", place.en, "city", False), ("ru", place.ru, "city", False),
        ("en", place.en_weak, "city", True), ("ru", place.ru_weak, "city", True),
        ("en", place.en_adjectives, "local", False), ("ru", place.ru_adjectives, "local", False),
        ("en", place.en_demonyms, "demonym", False), ("ru", place.ru_demonyms, "demonym", False),
    )
    return known, [Naming(text, language, use, weak) for language, texts, use, weak in columns for text in texts]


def of_person(person: Person, home: str = "") -> Entry:
    """A person; `home` is the state whose file holds the row."""
    terms = tuple(Term(o.office, o.country or o.body or "UNK", o.sector, o.start, o.end) for o in person.office)
    latest = max(terms, key=lambda t: t.end or "9999", default=None)
    offices = {t.country for t in terms}
    country = home if home in offices else latest.country if latest else "UNK"
    initials = "".join(sorted({name[0].lower() for name in (*person.en, *person.ru)}))
    sector = latest.sector if latest else None
    known = Known(
        country, person.name, "person", "PER", person.id, country, sector, person.gender, terms, initials=initials, born=person.born,
    )
    columns: tuple[tuple[str, tuple[str, ...], Use, bool], ...] = (
        ("en", person.en, "person", False), ("ru", person.ru, "person", False),
        ("ru", person.ru_forms, "person", False), ("en", person.en_surnames, "surname", not person.strong),
        ("ru", person.ru_surnames, "surname", not person.strong),
    )
    return known, [
        Naming(t, language, use, weak, False, person.ru_indeclinable or texts is person.ru_forms, person.gender)
        for language, texts, use, weak in columns for t in texts
    ]
