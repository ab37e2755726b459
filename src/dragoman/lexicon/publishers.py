"""Whose an outlet is: publishers with several outlets, and wires."""

from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from dragoman.errors import DataError
from dragoman.lexicon.actor_rows import Bodies
from dragoman.lexicon.actor_search import holds
from dragoman.lexicon.toml import DATA, load

FILE = DATA / "publishers.toml"


class Holding(Struct, frozen=True, rename={"start": "from", "end": "to"}, forbid_unknown_fields=True):
    """An outlet by its canonical name, and when it belonged to the publisher."""

    name: str
    start: str | None = None
    end: str | None = None


class Publisher(Struct, frozen=True, forbid_unknown_fields=True):
    """`wire`: an agency whose reports others print; `hosts` are its sites."""

    name: str
    wire: bool = False
    hosts: tuple[str, ...] = ()
    outlets: tuple[Holding, ...] = ()


class Publishers(Struct, frozen=True, forbid_unknown_fields=True):
    publisher: tuple[Publisher, ...]


@cache
def publishers() -> tuple[Publisher, ...]:
    """Raises DataError where an outlet is not in the table of media."""
    found = load(FILE, Publishers).publisher
    known = {body.name for body in media().actor}
    for publisher in found:
        for outlet in publisher.outlets:
            if outlet.name not in known:
                raise DataError(f"{FILE}: no outlet {outlet.name!r} in actors/media.toml")
    return found


@cache
def media() -> Bodies:
    return load(DATA / "actors" / "media.toml", Bodies)


@cache
def canonical_names() -> Mapping[str, str]:
    """The canonical name of an outlet by each of its names, folded."""
    found: dict[str, str] = {}
    for body in media().actor:
        for name in (body.name, *(name for names in body.names.values() for name in (*names.strong, *names.quoted))):
            found.setdefault(name.casefold(), body.name)
    return found


@cache
def by_host() -> Mapping[str, Publisher]:
    return {host: publisher for publisher in publishers() for host in publisher.hosts}


def outlet_name(outlet: str) -> str:
    """The canonical name of an outlet; its own where it is not known."""
    return canonical_names().get(outlet.strip().casefold(), outlet)


def publisher(outlet: str | None, host: str | None, day: str) -> str | None:
    """Who published a document on a day (ISO; empty: at any time): a publisher's name, else the outlet's, else the site's."""
    name = outlet_name(outlet) if outlet else None
    for one in publishers():
        if any(held.name == name and (not day or holds(held.start, held.end, day)) for held in one.outlets):
            return one.name
    owner = of_host(host) if host else None
    return owner.name if owner else name or host


def of_host(host: str) -> Publisher | None:
    """The publisher of a site or of one above it ("arabic.rt.com" belongs to "rt.com")."""
    parts = host.split(".")
    return next((by_host()[site] for n in range(len(parts) - 1) if (site := ".".join(parts[n:])) in by_host()), None)
