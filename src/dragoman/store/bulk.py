"""Many rows at once. The driver takes each as it is: SQLAlchemy would look at every value, which costs more than to write it."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import itemgetter

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from dragoman.store.rows import Row

Upsert = postgresql.Insert | sqlite.Insert
Making = Callable[[sa.Table, sa.Dialect], sa.Insert | sa.Delete]
"""A statement on a table whose values are all parameters, named as the columns are."""


@lru_cache
def text(making: Making, table: sa.Table, dialect: sa.Dialect) -> str:
    return str(making(table, dialect).compile(dialect=dialect))


def each_row(connection: sa.Connection, making: Making, table: sa.Table, found: Sequence[Row]) -> None:
    """Runs the statement once for each row."""
    if found:
        connection.exec_driver_sql(text(making, table, connection.dialect), found)


def add_counts(connection: sa.Connection, table: sa.Table, rows: Sequence[Row]) -> None:
    """Adds the counts of rows with different keys to those that are there; a row whose `claims` come to 0 is deleted."""
    each_row(connection, adding, table, rows)
    each_row(connection, emptying, table, [row for row in rows if row["claims"] < 0])


def add_counts_returning(connection: sa.Connection, table: sa.Table, rows: Sequence[Row]) -> list[int]:
    """The same; what the `claims` of each row come to."""
    if not rows:
        return []
    keys = table.primary_key.columns.keys()
    now = connection.execute(adding(table, connection.dialect).returning(*table.c), rows)
    found = {tuple(row._mapping[key] for key in keys): int(row._mapping["claims"]) for row in now}
    each_row(connection, emptying, table, [row for row in rows if row["claims"] < 0])
    return [found[tuple(row[key] for key in keys)] for row in rows]


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


def inserting(table: sa.Table, dialect: sa.Dialect) -> sa.Insert:
    return sa.insert(table)


def deleting(table: sa.Table, dialect: sa.Dialect) -> sa.Delete:
    return sa.delete(table).where(*(key == value_of(key) for key in table.primary_key.columns))


def adding(table: sa.Table, dialect: sa.Dialect) -> Upsert:
    upsert = postgresql.insert(table) if dialect.name == "postgresql" else sqlite.insert(table)
    more = {name: table.c[name] + upsert.excluded[name] for name in count_columns(table)}
    return upsert.on_conflict_do_update(index_elements=list(table.primary_key.columns), set_=more)


def count_columns(table: sa.Table) -> list[str]:
    """Numbers that are no keys."""
    return [column.name for column in table.c if not column.primary_key and isinstance(column.type, sa.Integer)]


def emptying(table: sa.Table, dialect: sa.Dialect) -> sa.Delete:
    return deleting(table, dialect).where(table.c.claims == sa.literal_column("0"))


def value_of(column: "sa.ColumnElement[object]") -> "sa.BindParameter[object]":
    return sa.bindparam(column.key, type_=column.type)
