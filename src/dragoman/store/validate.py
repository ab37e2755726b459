"""Whether a query makes sense, before anything is asked."""

import datetime
import math
from collections.abc import Callable, Collection, Mapping
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from dragoman.errors import UsageError
from dragoman.store.query import ClaimQuery, DocumentQuery, StatementQuery, TieQuery

Query = ClaimQuery | StatementQuery | DocumentQuery | TieQuery
Asked = TypeVar("Asked", bound=Query)
ACTORS: Mapping[type[Struct], tuple[str, ...]] = {  # fields that are codes or names of actors
    ClaimQuery: ("actor", "source", "target", "between", "by"), StatementQuery: ("by", "by_name", "about"), DocumentQuery: (),
    TieQuery: ("actor", "partner"),
}
PERIODS = (("since", "until"), ("reported_since", "reported_until"))


def check_query(query: Query, types: Collection[str]) -> None:
    """Raises UsageError for a day that is none, a period that ends before it begins, an unknown type, an empty word or no number."""
    given = {name: value for name in query.__struct_fields__ if (value := getattr(query, name)) is not None}
    for name, value in given.items():
        if isinstance(value, str):
            check_word(name, value)
        elif isinstance(value, float) and not math.isfinite(value):
            raise UsageError(f"{name} is no number")
    for first, last in PERIODS:
        check_period(first, given.get(first), last, given.get(last))
    for name in given.get("types", ()):
        if name not in types:
            raise UsageError(f"there is no type {name}; the types are {', '.join(sorted(types))}")


def with_actors(query: Asked, actor_of: Callable[[str], str]) -> Asked:
    """The query with each code or name of an actor as `actor_of` gives it."""
    given = {name: value for name in ACTORS[type(query)] if (value := getattr(query, name)) is not None}
    found = {name: actor_of(value) if isinstance(value, str) else tuple(map(actor_of, value)) for name, value in given.items()}
    return replace(query, **found) if found else query


def check_word(name: str, value: str) -> None:
    if not value.strip():
        raise UsageError(f"{name} is empty")
    if "\0" in value:
        raise UsageError(f"{name} has a NUL character, which no text can have")


def check_period(first: str, since: str | None, last: str, until: str | None) -> None:
    for name, day in ((first, since), (last, until)):
        if day is not None:
            check_day(name, day)
    if since and until and since > until:
        raise UsageError(f"{first} {since} is after {last} {until}")


def check_day(name: str, day: str) -> None:
    try:
        known = datetime.date.fromisoformat(day).isoformat()
    except ValueError:
        known = None
    if day != known:
        raise UsageError(f"{name} is an ISO day like 2024-01-31, not {day}")
