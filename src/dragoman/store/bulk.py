"""Many rows at once."""

from collections.abc import Sequence
from operator import itemgetter
from typing import Any

import sqlalchemy as sa

from dragoman.store.rows import Row


def each_row(connection: sa.Connection, statement: sa.Executable, found: Sequence[Row]) -> None:
    """Once for each row. The driver takes rows as they are: SQLAlchemy would look at every value, which costs more than to write it."""
    if found:
        connection.exec_driver_sql(str(statement.compile(dialect=connection.dialect)), found)  # type: ignore[attr-defined]


def insert(connection: sa.Connection, table: sa.Table, found: Sequence[Row]) -> list[int]:
    """The numbers of the new rows, in the order of `found`."""
    numbers = fresh(connection, table, len(found))
    each_row(connection, sa.insert(table), [{"number": number, **row} for number, row in zip(numbers, found, strict=True)])
    return numbers


def fresh(connection: sa.Connection, table: sa.Table, count: int) -> list[int]:
    """So many numbers that no row of the table has ever had; nobody else takes them, because there is one writer."""
    if connection.dialect.name == "postgresql":
        taken = sa.text("SELECT nextval(pg_get_serial_sequence(:name, 'number')) FROM generate_series(1, :count)")
        return list(connection.execute(taken, {"name": table.name, "count": count}).scalars())
    last = connection.execute(sa.text("SELECT seq FROM sqlite_sequence WHERE name = :name"), {"name": table.name}).scalar() or 0
    return list(range(last + 1, last + count + 1))


def insert_sorted(connection: sa.Connection, table: sa.Table, found: Sequence[Row]) -> None:
    """In the order of the primary key, so that rows which come to stand together are written together."""
    each_row(connection, sa.insert(table), sorted(found, key=itemgetter(*table.primary_key.columns.keys())))


def delete(connection: sa.Connection, table: sa.Table, found: Sequence[Row]) -> None:
    """Deletes by primary key."""
    keys: list[sa.Column[Any]] = list(table.primary_key.columns)
    each_row(connection, sa.delete(table).where(*(key == sa.bindparam(key.name, type_=key.type) for key in keys)), found)
