"""What a projection is: tables whose rows follow from the current readings, and can be made again from them at any time."""

from collections.abc import Iterator, Sequence
from operator import itemgetter

import sqlalchemy as sa
from msgspec import Struct

from dragoman.store.bulk import add_counts, count_columns, delete, insert_sorted
from dragoman.store.corrected import Corrected
from dragoman.store.rows import Row


class ReadingKey(Struct, frozen=True):
    """The numbers of a document and of its reading."""

    document: int
    reading: int


class Voice(Struct, frozen=True):
    """Hashes of where the text of a reading comes from, and of who published that: what copies tell is told by one source."""

    origin: int = 0
    publisher: int = 0


class Entry(Struct, frozen=True):
    """A current reading with its corrections applied, and the row numbers of its claims and statements, in their order.

    `voice` is as the stories of the ledger have it.
    """

    place: ReadingKey
    read: Corrected
    claims: Sequence[int]
    statements: Sequence[int]
    voice: Voice = Voice()


class Projection(Struct, frozen=True):
    """The base of all projections.

    A projection writes to its own `tables` only (parents before children), and what is in them depends only on which entries were added
    and not removed: not on their order, nor on how they were parted into calls. A row may depend on several documents: then `add` and
    `remove` change the rows of others, too. The doctor checks a projection by adding all entries to empty copies of its tables. All calls
    happen in the transaction that changes the readings.

    `by_voice`: its rows depend on the voices of entries, which change when the documents they were copied from come or go.
    """

    tables: tuple[sa.Table, ...] = ()
    by_voice: bool = False

    def add(self, connection: sa.Connection, entries: Sequence[Entry]) -> None:
        raise NotImplementedError

    def remove(self, connection: sa.Connection, entries: Sequence[Entry]) -> None:
        """Undoes `add` of the same entries."""
        raise NotImplementedError

    def clear(self, connection: sa.Connection) -> None:
        """Removes everything."""
        for table in reversed(self.tables):
            connection.execute(sa.delete(table))

    def faults(self, connection: sa.Connection, entry: Entry) -> Iterator[str]:
        """What is wrong with an entry that a comparison of `tables` does not show; for projections that have none."""
        return iter(())


class RowProjection(Projection, frozen=True):
    """Each row belongs to one reading."""

    def rows(self, entry: Entry) -> tuple[list[Row], ...]:
        """The rows of each of `tables`."""
        raise NotImplementedError

    def add(self, connection: sa.Connection, entries: Sequence[Entry]) -> None:
        for table, found in self._all_rows(entries):
            insert_sorted(connection, table, found)

    def remove(self, connection: sa.Connection, entries: Sequence[Entry]) -> None:
        for table, found in reversed(self._all_rows(entries)):
            delete(connection, table, found)

    def _all_rows(self, entries: Sequence[Entry]) -> list[tuple[sa.Table, list[Row]]]:
        each = [self.rows(entry) for entry in entries]
        return [(table, [row for rows in each for row in rows[place]]) for place, table in enumerate(self.tables)]


class CountProjection(RowProjection, frozen=True):
    """Counts over all readings: `rows` are what one reading adds to them. A row whose `claims` come to 0 is deleted."""

    def add(self, connection: sa.Connection, entries: Sequence[Entry]) -> None:
        self.count(connection, entries, 1)

    def remove(self, connection: sa.Connection, entries: Sequence[Entry]) -> None:
        self.count(connection, entries, -1)

    def count(self, connection: sa.Connection, entries: Sequence[Entry], sign: int) -> None:
        """Adds (1) or subtracts (-1)."""
        for table, found in self._all_rows(entries):
            add_counts(connection, table, summed(table, found, sign))


def summed(table: sa.Table, rows: Sequence[Row], sign: int) -> list[Row]:
    """One row for each key, its counts added up and multiplied by `sign`."""
    counts, key_of = count_columns(table), itemgetter(*table.primary_key.columns.keys())
    found: dict[object, Row] = {}
    for row in rows:
        total = found.setdefault(key_of(row), {**row, **dict.fromkeys(counts, 0)})
        for name in counts:
            total[name] += sign * row[name]
    return list(found.values())
