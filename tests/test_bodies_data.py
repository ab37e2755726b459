"""The hand-written actors that are no states or persons: form, codes, dates, and that no two claim one strong name."""

import re
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from typing import Literal

import pycountry
import pytest
from msgspec import Struct

from dragoman.lexicon.toml import DATA, load

LEAST = {
    "intergovernmental": 90,
    "blocs": 40,
    "armed_groups": 120,
    "media": 200,
    "companies": 120,
    "ministries": 250,
    "parties": 150,
    "ngos": 40,
}
FILES = [name for name in LEAST if (DATA / "actors" / f"{name}.toml").exists()]
KINDS = Literal[
    "intergovernmental", "bloc", "alliance", "armed-group", "movement", "authority", "media", "company",
    "ministry", "agency", "court", "parliament", "army", "party", "ngo",
]  # fmt: skip
SECTORS = Literal["GOV", "MIL", "LEG", "JUD", "SPY", "COP", "PTY", "OPP", "REB", "MED", "BUS", "CVL", "NGO", "EDU", "UAF", "CRM", "REL"]
FORMER_STATES = {"SUN", "YUG", "DDR", "CSK", "SCG", "XKX"}
COUNTRIES = {country.alpha_3 for country in pycountry.countries} | FORMER_STATES


class Member(Struct, frozen=True, forbid_unknown_fields=True, rename={"since": "from"}):
    code: str
    since: date | None = None
    to: date | None = None


class Names(Struct, frozen=True, forbid_unknown_fields=True):
    strong: list[str] = []
    weak: list[str] = []
    quoted: list[str] = []
    adjectives: list[str] = []
    indeclinable: bool = False


class Body(Struct, frozen=True, forbid_unknown_fields=True, rename={"since": "from"}):
    code: str
    name: str
    kind: KINDS
    names: dict[str, Names]
    id: str | None = None
    country: str | None = None
    sector: SECTORS | None = None
    ownership: Literal["state", "public", "private"] | None = None
    head: str | None = None
    role: str | None = None
    since: date | None = None
    to: date | None = None
    members: list[Member] = []


class Bodies(Struct, frozen=True):
    actor: list[Body]


def bodies(file: str) -> list[Body]:
    return load(DATA / "actors" / f"{file}.toml", Bodies).actor


EVERY = [(file, body) for file in FILES for body in bodies(file)]


def plain(names: Names) -> list[str]:
    return names.strong + names.weak


def failing(wrong: Callable[[Body], object]) -> list[str]:
    """The names of the rows for which `wrong` is true."""
    return [f"{file}: {body.name}" for file, body in EVERY if wrong(body)]


@pytest.mark.parametrize("file", FILES)
def test_there_are_enough_of_each(file: str) -> None:
    assert len(bodies(file)) >= LEAST[file]


def test_every_state_is_known() -> None:
    assert not failing(lambda body: body.country is not None and body.country not in COUNTRIES)


def test_a_state_s_code_is_given_to_what_belongs_to_it() -> None:
    assert not failing(lambda body: body.code in COUNTRIES and body.code != body.country)


def test_members_are_states_or_bodies_known_here() -> None:
    codes = {body.code for _, body in EVERY}
    assert not failing(lambda body: any(member.code not in COUNTRIES | codes for member in body.members))


def test_what_begins_ends_later() -> None:
    spans = [body for _, body in EVERY] + [member for _, body in EVERY for member in body.members]
    assert not [span for span in spans if span.since and span.to and span.since >= span.to]


def test_no_strong_name_is_claimed_twice() -> None:
    for language in ("en", "ru"):
        owners = defaultdict(set)
        for _, body in EVERY:
            for name in body.names[language].strong:
                owners[name.replace("ё", "е")].add((body.code, body.name))
        assert not {name: who for name, who in owners.items() if len(who) > 1}


def test_no_actor_lists_a_name_twice() -> None:
    assert not failing(lambda body: any(len(plain(own)) != len(set(plain(own))) for own in body.names.values()))


def test_names_are_in_the_script_of_their_language() -> None:
    cyrillic = re.compile("[а-яё]", re.IGNORECASE)
    english = {body.name: [body.name, *plain(body.names["en"]), *body.names["en"].adjectives] for _, body in EVERY}
    assert not failing(lambda body: any(cyrillic.search(name) for name in english[body.name]))
    assert not failing(lambda body: any(not cyrillic.search(name) for name in body.names["ru"].adjectives))


def test_names_are_neither_empty_nor_padded_nor_quoted_as_a_whole() -> None:
    everything = [body.name for _, body in EVERY]
    everything += [name for _, body in EVERY for own in body.names.values() for name in (*plain(own), *own.quoted)]
    assert not [name for name in everything if not name or name != name.strip() or "  " in name or name[0] in "«\"“'"]


def test_wikidata_ids_are_ids_and_used_once() -> None:
    ids = [body.id for _, body in EVERY if body.id]
    assert all(re.fullmatch(r"Q[1-9]\d*", id) for id in ids)
    assert len(ids) == len(set(ids))


def test_media_and_companies_say_whose_they_are() -> None:
    assert not failing(lambda body: body.kind == "media" and (body.ownership is None or body.country is None))
    assert not failing(lambda body: body.kind == "company" and (body.ownership is None or body.country is None))


def test_state_media_take_the_code_of_their_state() -> None:
    assert not failing(lambda body: body.kind == "media" and body.ownership == "state" and body.code != body.country)
