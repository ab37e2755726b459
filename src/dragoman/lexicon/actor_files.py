"""The hand-edited files of `data/actors`, read and turned into known actors and the names that mean them."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from dragoman.lexicon.actor_rows import Bodies, Body, Cities, City, People, Person, State
from dragoman.lexicon.actors import Known, Shape, Term, Use
from dragoman.lexicon.toml import files, load

STATES, PEOPLE, CITIES = "states", "people", "cities.toml"


class Naming(Struct, frozen=True):
    """A name as it stands in a file, and how it means its actor."""

    text: str
    language: str
    use: Use
    weak: bool = False
    quoted: bool = False
    fixed: bool = False
    gender: str | None = None

    @property
    def shape(self) -> Shape:
        """How it must at least be written: Russian adjectives and peoples may be small, abbreviations must be all capitals."""
        bare = self.text.removeprefix("the ").removeprefix("The ")
        if self.quoted or (self.language == "ru" and self.use in {"adjective", "demonym", "prefix"}) or not bare[:1].isupper():
            return "small"
        return "caps" if bare.isupper() and " " not in bare and len(bare) > 1 else "capital"


Entry = tuple[Known, list[Naming]]


def entries(folder: Path) -> Iterator[Entry]:
    """Everything in the folder `data/actors`, states first."""
    for path in files(folder / STATES):
        yield from of_state(load(path, State))
    for path in sorted(folder.glob("*.toml")):
        if path.name == CITIES:
            yield from map(of_city, load(path, Cities).city)
        else:
            yield from map(of_body, load(path, Bodies).actor)
    for path in files(folder / PEOPLE):
        yield from map(of_person, load(path, People).person)


def of_state(state: State) -> Iterator[Entry]:
    namings: list[Naming] = []
    for language, said in (("en", state.en), ("ru", state.ru)):
        kinds: tuple[tuple[tuple[str, ...], Use], ...] = (
            (said.names, "name"), (said.official, "name"), (said.adjectives, "adjective"), (said.prefixes, "prefix"),
            (said.demonyms, "demonym"), (said.capitals, "capital"), (said.seats, "seat"),
        )
        namings += [Naming(text, language, use) for texts, use in kinds for text in texts]
        namings += [Naming(text, language, "name", weak=True) for text in said.weak]
    for former in state.former:
        namings += [Naming(text, "en", "name") for text in former.en] + [Naming(text, "ru", "name") for text in former.ru]
    yield Known(state.code, state.name, state.kind, "GPE", state.id, state.code), namings


def of_body(body: Body) -> Entry:
    known = Known(body.code, body.name, body.kind, "ORG", body.id, body.country, body.sector)
    columns: tuple[tuple[str, tuple[str, ...], Use, bool, bool], ...] = (
        ("en", body.en, "name", False, False), ("ru", body.ru, "name", False, False),
        ("en", body.en_weak, "name", True, False), ("ru", body.ru_weak, "name", True, False),
        ("en", body.en_quoted, "name", False, True), ("ru", body.ru_quoted, "name", False, True),
        ("en", body.en_adjectives, "adjective", False, False), ("ru", body.ru_adjectives, "adjective", False, False),
    )
    fixed = body.ru_indeclinable
    return known, [Naming(t, language, use, weak, quoted, fixed) for language, texts, use, weak, quoted in columns for t in texts]


def of_city(city: City) -> Entry:
    known = Known(city.country, city.name, "city", "GPE", city.id, city.country)
    return known, [Naming(text, language, "city", city.weak) for language, texts in (("en", city.en), ("ru", city.ru)) for text in texts]


def of_person(person: Person) -> Entry:
    terms = tuple(Term(o.office, o.country or o.body or "UNK", o.sector, o.start, o.end) for o in person.office)
    latest = max(terms, key=lambda t: t.end or "9999", default=None)
    country = latest.country if latest else "UNK"
    known = Known(country, person.name, "person", "PER", person.id, country, latest.sector if latest else None, person.gender, terms)
    columns: tuple[tuple[str, tuple[str, ...], Use, bool], ...] = (
        ("en", person.en, "person", False), ("ru", person.ru, "person", False),
        ("ru", person.ru_forms, "person", False), ("en", person.en_surnames, "surname", not person.strong),
        ("ru", person.ru_surnames, "surname", not person.strong),
    )
    fixed = person.ru_indeclinable
    return known, [Naming(t, language, use, weak, False, fixed, person.gender) for language, texts, use, weak in columns for t in texts]
