"""The rows on people agree with each other and with the calendar."""

import calendar
import re
import tomllib
from collections import defaultdict
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pycountry
import pytest

FOLDER = Path(__file__).parent.parent / "src/dragoman/data/actors/people"
BODIES = {row["code"] for path in FOLDER.parent.glob("*.toml") for row in tomllib.loads(path.read_text("utf8")).get("actor", [])} | {
    path.stem for path in (FOLDER.parent / "states").glob("*.toml")
}
FILES = sorted(FOLDER.glob("*.toml"))
KEYS = {"id", "name", "born", "names", "strong", "gender", "office"}
SECTORS = {"GOV", "MIL", "LEG", "JUD", "SPY", "PTY", "OPP", "REB", "BUS", "REL", "MED", "CVL"}
STATES = {state.alpha_3 for state in pycountry.countries} | {state.alpha_3 for state in pycountry.historic_countries} | {"XKX"}
# Offices that several people hold side by side.
SHARED = re.compile(
    r"deputy|^governor|^mayor|^first minister|^head$|vice-chairman|state company"
    r"|adviser|aide|envoy|spokesperson|opposition|exiled|candidate|party|senator|ambassador abroad|vice-president|representative"
    r"|under-secretary|commissioner$|official|activist|journalist|businessman|religious"
    r"|commander|^leader|party leader|member|speaker of|captain|negotiator"
)

Row = dict[str, Any]


def rows() -> list[tuple[str, Row]]:
    return [(path.stem, person) for path in FILES for person in tomllib.loads(path.read_text("utf8"))["person"]]


PEOPLE = rows()


def earliest(text: str) -> date:
    return date.fromisoformat((text + "-01-01")[:10])


def latest(text: str) -> date:
    first = earliest(text)
    month = first.month if len(text) > 4 else 12
    return first.replace(month=month, day=first.day if len(text) > 7 else calendar.monthrange(first.year, month)[1])


def offices() -> list[tuple[str, Row]]:
    return [(person["name"], office) for _, person in PEOPLE for office in person.get("office", [])]


def holders() -> dict[tuple[str, str], list[tuple[str, Row]]]:
    """Everyone who held each one-person office from a known date."""
    found = defaultdict(list)
    for name, office in offices():
        if "from" in office and not SHARED.search(office["office"]):
            found[office.get("country") or office["body"], office["office"]].append((name, office))
    return found


def overlap(one: Row, other: Row) -> bool:
    """Whether the terms surely share more than the day of hand-over; a rough date gets the benefit of the doubt."""
    start = max(latest(one["from"]), latest(other["from"]))
    end = min(earliest(term["to"]) if "to" in term else date.max for term in (one, other))
    return start < end


def names_in(language: str) -> list[str]:
    """Full names and surnames of everybody."""
    own = (person["names"][language] for _, person in PEOPLE)
    return [name for names in own for name in (*names["full"], *names.get("surnames", []))]


def test_there_are_people() -> None:
    assert len(PEOPLE) > 4000


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_is_named_for_a_state(path: Path) -> None:
    assert path.stem in STATES | {"bodies", "groups"}


def test_every_person_has_both_languages() -> None:
    assert [
        person["name"]
        for _, person in PEOPLE
        if not all(re.search("[а-яё]", name, re.I) for name in person["names"]["ru"]["full"] or [""])
        or not person["names"]["en"]["full"]
        or person["name"] not in person["names"]["en"]["full"]
    ] == []


def test_no_alphabet_strays_into_the_other() -> None:
    english = [name for name in names_in("en") if re.search("[а-яё]", name, re.I)]
    russian = [name for name in names_in("ru") if re.search("[a-z]", name, re.I)]
    assert (english, [name for name in russian if not re.search(r"\b[XVI]+\b", name)]) == ([], [])


def test_only_known_keys() -> None:
    assert [person["name"] for _, person in PEOPLE if set(person) - KEYS or person["gender"] not in {"m", "f"}] == []


def test_a_person_stands_once() -> None:
    names = [person["name"] for _, person in PEOPLE]
    ids = [person["id"] for _, person in PEOPLE if "id" in person]
    assert [name for name in set(names) if names.count(name) > 1] == []
    assert [key for key in set(ids) if ids.count(key) > 1] == []


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_strong_surname_means_one_person(language: str) -> None:
    owners = defaultdict(set)
    for _, person in PEOPLE:
        for surname in person["names"][language].get("surnames", []) if person.get("strong") else []:
            owners[surname.lower()].add(person["name"])
    assert {surname: names for surname, names in owners.items() if len(names) > 1} == {}


def test_every_office_has_one_place_and_a_sector() -> None:
    wrong = [
        (name, office)
        for name, office in offices()
        if ("country" in office) == ("body" in office) or office.get("country", "RUS") not in STATES or office["sector"] not in SECTORS
    ]
    assert wrong == []


def test_every_body_is_a_known_actor() -> None:
    assert sorted({office["body"] for _, office in offices() if "body" in office} - BODIES) == []


def test_everybody_belongs_somewhere() -> None:
    assert [person["name"] for _, person in PEOPLE if not person.get("office")] == []


def test_an_ambassador_acts_for_the_state_whose_file_holds_the_row() -> None:
    sent = [
        (home, person["name"])
        for home, person in PEOPLE
        for office in person.get("office", [])
        if office["office"].startswith("ambassador") and home in STATES and office.get("country") != home
    ]
    assert sent == []


def test_no_term_ends_before_it_starts() -> None:
    assert [
        (name, office)
        for name, office in offices()
        if "from" in office and "to" in office and latest(office["to"]) < earliest(office["from"])
    ] == []


def test_dates_are_dates() -> None:
    assert all(latest(office[key]) for _, office in offices() for key in ("from", "to") if key in office)


def test_dates_of_birth_fit_the_offices() -> None:
    """Nobody takes an office before 17 (some kings do) or after 95; the dates are those of several hundred."""
    ages = [
        (person["name"], earliest(office["from"]).year - earliest(person["born"]).year)
        for _, person in PEOPLE
        for office in person.get("office", [])
        if "born" in person and "from" in office
    ]
    assert len({name for name, _ in ages}) > 500
    assert [(name, age) for name, age in ages if not 17 <= age <= 95] == []


def test_a_one_person_office_has_one_holder_at_a_time() -> None:
    clashes = [
        (place, f"{one[0]} {one[1]['from']} {one[1].get('to')}", f"{other[0]} {other[1]['from']} {other[1].get('to')}")
        for place, terms in holders().items()
        for one, other in combinations(terms, 2)
        if overlap(one[1], other[1])
    ]
    assert clashes == []


def test_a_person_does_not_hold_an_office_twice_at_once() -> None:
    twice = [
        (person["name"], one["office"])
        for _, person in PEOPLE
        for one, other in combinations([office for office in person.get("office", []) if "from" in office], 2)
        if one["office"] == other["office"]
        and one.get("country") == other.get("country")
        and one.get("body") == other.get("body")
        and overlap(one, other)
    ]
    assert twice == []


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_full_name_means_one_person(language: str) -> None:
    owners = defaultdict(set)
    for _, person in PEOPLE:
        for name in person["names"][language]["full"]:
            owners[name.lower()].add(person["name"])
    assert {name: people for name, people in owners.items() if len(people) > 1} == {}
