"""The sums that are kept beside the rows: how many claims each pair, act, voice and value has."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from dragoman.model import Reading
from dragoman.store import rows
from dragoman.store.bulk import each_row
from dragoman.store.tables import ACTS, BONDS, FACETS, TALLIES, VOICES

Key = tuple[Any, ...]


class Sums:
    """What one transaction adds to the sums; written at its end, because many documents change the same ones."""

    def __init__(self) -> None:
        self._acts: dict[int, rows.Row] = {}
        self._facets: Counter[Key] = Counter()
        self._tallies: Counter[Key] = Counter()
        self._claims: Counter[Key] = Counter()
        self._documents: Counter[Key] = Counter()
        self._voices: Counter[Key] = Counter()

    def count(self, reading: Reading, pairs: Sequence[rows.Row], step: int) -> None:
        """Counts the claims of a reading in (1) or out (-1); `pairs` are its rows of that table."""
        self._acts |= {row["act"]: row for row in rows.act_rows(reading.claims)}
        self._facets.update({key: step * many for key, many in rows.facet_counts(reading).items()})
        for row in pairs:
            self._tallies[row["actor"], row["partner"], row["act"]] += step
            if row["actor"] < row["partner"]:
                self._voices[row["actor"], row["partner"], row["voice"]] += step
        for actor, partner, _ in {(row["actor"], row["partner"], row["claim"]) for row in pairs}:
            self._claims[actor, partner] += step
        for bond in {(row["actor"], row["partner"]) for row in pairs}:
            self._documents[bond] += step

    def write(self, connection: sa.Connection) -> None:
        insert_missing(connection, ACTS, self._acts.values())
        add(connection, FACETS, {key: (many,) for key, many in self._facets.items()})
        add(connection, TALLIES, {key: (many,) for key, many in self._tallies.items()})
        turned = self._write_voices(connection)
        bonds = {(a, b): (many, self._documents[a, b], turned[min(a, b), max(a, b)]) for (a, b), many in self._claims.items()}
        add(connection, BONDS, bonds)

    def _write_voices(self, connection: sa.Connection) -> Counter[Key]:
        """How many voices each pair has got that it had not before, less those that it has no more."""
        turned: Counter[Key] = Counter()
        for key, now in add(connection, VOICES, {key: (many,) for key, many in self._voices.items()}, tell=True).items():
            turned[key[:2]] += (now > 0) - (now - self._voices[key] > 0)
        return turned


def add(connection: sa.Connection, table: sa.Table, sums: Mapping[Key, Sequence[int]], *, tell: bool = False) -> dict[Key, int]:
    """Adds to the numbers of the rows with these keys, and takes out the rows that have come to nothing. `tell`: the first numbers now."""
    if not sums:
        return {}
    names, keys = table.c.keys(), list(table.primary_key.columns)
    upsert = insert_of(connection, table)
    more = {column.name: column + upsert.excluded[column.name] for column in numbers(table)}
    put = upsert.on_conflict_do_update(index_elements=keys, set_=more)
    found = [dict(zip(names, (*key, *added), strict=True)) for key, added in sums.items()]
    now: dict[Key, int] = {}
    if tell:
        now = {tuple(row[:-1]): row[-1] for row in connection.execute(put.returning(*keys, numbers(table)[0]), found)}
    else:
        each_row(connection, put, found)
    fewer = [dict(zip((f"old_{key.name}" for key in keys), key_of, strict=True)) for key_of, added in sums.items() if added[0] < 0]
    if fewer:
        same = [key == sa.bindparam(f"old_{key.name}") for key in keys]
        connection.execute(sa.delete(table).where(*same, numbers(table)[0] == 0), fewer)
    return now


def numbers(table: sa.Table) -> "list[sa.Column[Any]]":
    return [column for column in table.c if not column.primary_key]


def insert_missing(connection: sa.Connection, table: sa.Table, found: Iterable[rows.Row]) -> None:
    if new := list(found):
        connection.execute(insert_of(connection, table).on_conflict_do_nothing(), new)


def insert_of(connection: sa.Connection, table: sa.Table) -> "postgresql.Insert | sqlite.Insert":
    return postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)
