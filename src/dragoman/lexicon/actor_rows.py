"""What is known of actors, as it stands in `data/actors`: the rows of the hand-edited files."""

from typing import Literal

from msgspec import Struct

Kind = Literal[
    "state", "territory", "breakaway", "historical", "intergovernmental", "bloc", "alliance", "armed-group", "movement", "authority",
    "media", "company", "ministry", "agency", "party", "court", "bank", "parliament", "army", "ngo", "police",
]
Date = str  # ISO 8601: a year, a month or a day


class StateNames(Struct, frozen=True, forbid_unknown_fields=True):
    """What a state is called in a language. `weak` names mean it only beside a strong one."""

    strong: tuple[str, ...] = ()
    official: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    nicknames: tuple[str, ...] = ()


class SeatNames(Struct, frozen=True, forbid_unknown_fields=True):
    """What a seat is called in a language; `adjectives` only name the place."""

    strong: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()


class BodyNames(Struct, frozen=True, forbid_unknown_fields=True):
    """What a body is called in a language. Strong names always mean it; weak ones only beside a strong one; quoted ones only in quotation
    marks. `indeclinable`: no name of it changes its form."""

    strong: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    indeclinable: bool = False


class PersonNames(Struct, frozen=True, forbid_unknown_fields=True):
    """What a person is called in a language: `full` names, bare `surnames`, further `forms` of full names that stand as they are.
    `indeclinable`: no name changes its form."""

    full: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()
    indeclinable: bool = False


class PlaceNames(Struct, frozen=True, forbid_unknown_fields=True):
    """What a place is called in a language; `demonyms` are its inhabitants or the people itself."""

    strong: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()


class Seat(Struct, frozen=True, forbid_unknown_fields=True):
    """A capital or the seat of a government, which stand for the state. `names` are by language (ISO 639-1), as in all rows."""

    name: str
    id: str | None = None
    names: dict[str, SeatNames] = {}


class Former(Struct, frozen=True, rename={"start": "from", "end": "to"}, forbid_unknown_fields=True):
    """Names that a state bore in a time."""

    names: dict[str, tuple[str, ...]] = {}
    start: Date | None = None
    end: Date | None = None


class StateRow(Struct, frozen=True, rename={"start": "from", "end": "to"}, forbid_unknown_fields=True):
    """A state, territory, breakaway or state of the past: one file each; `head` is the office of its leader, where that never changed."""

    code: str
    kind: Kind
    name: str
    id: str | None = None
    head: str | None = None
    start: Date | None = None
    end: Date | None = None
    names: dict[str, StateNames] = {}
    former: tuple[Former, ...] = ()
    capital: tuple[Seat, ...] = ()
    seat: tuple[Seat, ...] = ()


class MemberRow(Struct, frozen=True, rename={"start": "from", "end": "to"}, forbid_unknown_fields=True):
    code: str
    start: Date | None = None
    end: Date | None = None


class BodyRow(Struct, frozen=True, rename={"start": "from", "end": "to"}, forbid_unknown_fields=True):
    """A body, bloc, group, party, ministry, company or outlet; `head` is the office of who leads it, `role` the kind of institution that
    it is where its names do not tell."""

    code: str
    name: str
    kind: Kind
    id: str | None = None
    country: str | None = None
    sector: str | None = None
    ownership: Literal["state", "public", "private"] | None = None
    head: str | None = None
    role: str | None = None
    names: dict[str, BodyNames] = {}
    start: Date | None = None
    end: Date | None = None
    members: tuple[MemberRow, ...] = ()


class Bodies(Struct, frozen=True, forbid_unknown_fields=True):
    actor: tuple[BodyRow, ...] = ()


class TenureRow(Struct, frozen=True, rename={"start": "from", "end": "to"}, forbid_unknown_fields=True):
    """A time in an office of a state (`country`) or of a body (`body`)."""

    office: str
    country: str | None = None
    body: str | None = None
    sector: str | None = None
    start: Date | None = None
    end: Date | None = None


class PersonRow(Struct, frozen=True, forbid_unknown_fields=True):
    """A person and the offices held; `strong` tells that the bare surname always means this person in news, `born` the date of birth
    where that is sure."""

    name: str
    id: str | None = None
    born: Date | None = None
    gender: Literal["m", "f"] | None = None
    strong: bool = False
    names: dict[str, PersonNames] = {}
    office: tuple[TenureRow, ...] = ()


class OwnActors(Struct, frozen=True, forbid_unknown_fields=True):
    """A user's own file: rows of every form."""

    actor: tuple[BodyRow, ...] = ()
    person: tuple["PersonRow", ...] = ()
    place: tuple["PlaceRow", ...] = ()


class People(Struct, frozen=True, forbid_unknown_fields=True):
    person: tuple[PersonRow, ...] = ()


class PlaceRow(Struct, frozen=True, forbid_unknown_fields=True):
    """A city, region, people or part of the world: no actor of its own, but it may belong to a state, or stand for a `body` of states.

    `type` is what a mention of it is.
    """

    name: str
    country: str | None = None
    body: str | None = None
    id: str | None = None
    type: Literal["GPE", "LOC"] = "GPE"
    names: dict[str, PlaceNames] = {}


class Places(Struct, frozen=True, forbid_unknown_fields=True):
    place: tuple[PlaceRow, ...] = ()
