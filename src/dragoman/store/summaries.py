"""The sums that are kept beside the rows: how many claims each pair, act, voice and value has."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from dragoman.model import Reading
from dragoman.store import rows
from dragoman.store.bulk import deleting, each_row
from dragoman.store.tables import ACTS, BONDS, FACETS, TALLIES, VOICES

Key = tuple[Any, ...]
Upsert = postgresql.Insert | sqlite.Insert


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
        each_row(connection, missing_only, ACTS, list(self._acts.values()))
        add(connection, FACETS, {key: (many,) for key, many in self._facets.items()})
        add(connection, TALLIES, {key: (many,) for key, many in self._tallies.items()})
        turned = self._write_voices(connection)
        bonds = {(a, b): (many, self._documents[a, b], turned[min(a, b), max(a, b)]) for (a, b), many in self._claims.items()}
        add(connection, BONDS, bonds)

    def _write_voices(self, connection: sa.Connection) -> Counter[Key]:
        """How many voices each pair has got that it had not before, less those that it has no more."""
        turned: Counter[Key] = Counter()
        for key, now in told(connection, self._voices).items():
            turned[key[:2]] += (now > 0) - (now - self._voices[key] > 0)
        return turned


def add(connection: sa.Connection, table: sa.Table, sums: Mapping[Key, Sequence[int]]) -> None:
    """Adds to the numbers of the rows with these keys, and takes out the rows that have come to nothing."""
    found = [dict(zip(table.c.keys(), (*key, *added), strict=True)) for key, added in sums.items()]
    each_row(connection, adding, table, found)
    each_row(connection, emptying, table, [row for row in found if row["claims"] < 0])


def told(connection: sa.Connection, sums: Mapping[Key, int]) -> dict[Key, int]:
    """Adds to the numbers of voices, and tells what they are now."""
    found = [dict(zip(VOICES.c.keys(), (*key, added), strict=True)) for key, added in sums.items()]
    if not found:
        return {}
    now = connection.execute(adding(VOICES, connection.dialect).returning(*VOICES.c), found).all()
    each_row(connection, emptying, VOICES, [row for row in found if row["claims"] < 0])
    return {tuple(row[:-1]): row[-1] for row in now}


def adding(table: sa.Table, dialect: sa.Dialect) -> Upsert:
    upsert = upserting(table, dialect)
    more = {column.name: column + upsert.excluded[column.name] for column in table.c if not column.primary_key}
    return upsert.on_conflict_do_update(index_elements=list(table.primary_key.columns), set_=more)


def missing_only(table: sa.Table, dialect: sa.Dialect) -> Upsert:
    return upserting(table, dialect).on_conflict_do_nothing()


def emptying(table: sa.Table, dialect: sa.Dialect) -> sa.Delete:
    return deleting(table, dialect).where(table.c.claims == sa.literal_column("0"))


def upserting(table: sa.Table, dialect: sa.Dialect) -> Upsert:
    return postgresql.insert(table) if dialect.name == "postgresql" else sqlite.insert(table)
