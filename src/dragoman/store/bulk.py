"""Many rows at once. The driver takes each as it is: SQLAlchemy would look at every value, which costs more than to write it."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import itemgetter

import sqlalchemy as sa

from dragoman.store.rows import Row

Making = Callable[[sa.Table, sa.Dialect], "sa.Insert | sa.Delete | sa.Select[int]"]
"""A statement on a table whose values are all parameters, named as the columns are."""


@lru_cache
def text(making: Making, table: sa.Table, dialect: sa.Dialect) -> str:
    return str(making(table, dialect).compile(dialect=dialect))


def each_row(connection: sa.Connection, making: Making, table: sa.Table, found: Sequence[Row]) -> None:
    """Runs the statement once for each row."""
    if found:
        connection.exec_driver_sql(text(making, table, connection.dialect), found)


def insert(connection: sa.Connection, table: sa.Table, found: Sequence[Row]) -> list[int]:
    """The numbers of the new rows, in the order of `found`."""
    numbers = fresh(connection, table, len(found))
    each_row(connection, inserting, table, [{"number": number, **row} for number, row in zip(numbers, found, strict=True)])
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
    each_row(connection, inserting, table, sorted(found, key=itemgetter(*table.primary_key.columns.keys())))


def delete(connection: sa.Connection, table: sa.Table, found: Sequence[Row]) -> None:
    """Deletes by primary key."""
    each_row(connection, deleting, table, found)


def missing(connection: sa.Connection, table: sa.Table, found: Sequence[Row]) -> int:
    """How many of the rows are not there."""
    looking = text(looking_up, table, connection.dialect)
    return sum(connection.exec_driver_sql(looking, row).first() is None for row in found)


def inserting(table: sa.Table, dialect: sa.Dialect) -> sa.Insert:
    return sa.insert(table)


def deleting(table: sa.Table, dialect: sa.Dialect) -> sa.Delete:
    return sa.delete(table).where(*(key == value_of(key) for key in table.primary_key.columns))


def looking_up(table: sa.Table, dialect: sa.Dialect) -> "sa.Select[int]":
    """By primary key, through its index; the other columns may be null."""
    same = (one == value_of(one) if one.primary_key else one.is_not_distinct_from(value_of(one)) for one in table.c)
    return sa.select(sa.literal_column("1", sa.Integer)).select_from(table).where(*same)


def value_of(column: "sa.ColumnElement[object]") -> "sa.BindParameter[object]":
    return sa.bindparam(column.key, type_=column.type)
