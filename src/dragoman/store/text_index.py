"""The word index: which claims and statements contain which lemmas. FTS5 on SQLite, text vectors on PostgreSQL.

A lemma here is a run of letters and digits: whatever stands between such runs parts words in both indexes alike.
"""

from collections.abc import Sequence
from typing import Literal, Protocol

import sqlalchemy as sa
from msgspec import Struct
from sqlalchemy.dialects.postgresql import TSQUERY

Indexed = Literal["claims", "statements"]
INDEXED: tuple[Indexed, ...] = ("claims", "statements")


class TextMatch(Struct, frozen=True):
    """The index, the condition on it, and its column of numbers."""

    index: sa.TableClause
    condition: "sa.ColumnElement[bool]"
    number: "sa.ColumnElement[int]"


class TextIndex(Protocol):
    """The index of one kind of database. Its rows outlive those of the table: numbers are never given twice."""

    def create(self, connection: sa.Connection, table: Indexed) -> None: ...

    def put(self, connection: sa.Connection, table: Indexed, rows: Sequence[tuple[int, Sequence[str]]]) -> None:
        """`rows` are numbers and the lemmas that stand there."""

    def clear(self, connection: sa.Connection, table: Indexed) -> None:
        """Takes out all rows."""

    def matching(self, table: Indexed, choices: Sequence[Sequence[str]]) -> TextMatch:
        """The rows that hold, of each choice, at least one lemma."""


class SqliteTextIndex:
    def create(self, connection: sa.Connection, table: Indexed) -> None:
        options = "content='', detail=none, columnsize=0, tokenize='unicode61 remove_diacritics 0'"
        connection.exec_driver_sql(f"CREATE VIRTUAL TABLE {table}_words USING fts5(lemmas, {options})")

    def put(self, connection: sa.Connection, table: Indexed, rows: Sequence[tuple[int, Sequence[str]]]) -> None:
        found = [(number, " ".join(lemmas)) for number, lemmas in rows]
        connection.exec_driver_sql(f"INSERT INTO {table}_words (rowid, lemmas) VALUES (?, ?)", found)

    def clear(self, connection: sa.Connection, table: Indexed) -> None:
        connection.exec_driver_sql(f"INSERT INTO {table}_words ({table}_words) VALUES ('delete-all')")

    def matching(self, table: Indexed, choices: Sequence[Sequence[str]]) -> TextMatch:
        query = " AND ".join("(" + " OR ".join(f'"{lemma}"' for lemma in choice) + ")" for choice in choices)
        index = sa.table(f"{table}_words", sa.column("rowid"), sa.column(f"{table}_words"))
        return TextMatch(index, index.c[f"{table}_words"].op("MATCH")(query), index.c.rowid)


class PostgresTextIndex:
    def create(self, connection: sa.Connection, table: Indexed) -> None:
        connection.exec_driver_sql(f"CREATE TABLE {table}_words (number bigint PRIMARY KEY, lemmas tsvector NOT NULL)")
        connection.exec_driver_sql(f"CREATE INDEX {table}_words_lemmas ON {table}_words USING gin (lemmas)")

    def put(self, connection: sa.Connection, table: Indexed, rows: Sequence[tuple[int, Sequence[str]]]) -> None:
        insert = sa.text(f"INSERT INTO {table}_words (number, lemmas) VALUES (:number, array_to_tsvector(CAST(:lemmas AS text[])))")
        connection.execute(insert, [{"number": number, "lemmas": sorted(set(lemmas))} for number, lemmas in rows])

    def clear(self, connection: sa.Connection, table: Indexed) -> None:
        connection.exec_driver_sql(f"DELETE FROM {table}_words")

    def matching(self, table: Indexed, choices: Sequence[Sequence[str]]) -> TextMatch:
        query = " & ".join("(" + " | ".join(f"'{lemma}'" for lemma in choice) + ")" for choice in choices)
        index = sa.table(f"{table}_words", sa.column("number"), sa.column("lemmas"))
        return TextMatch(index, index.c.lemmas.op("@@")(sa.cast(query, TSQUERY)), index.c.number)


def text_index_for(dialect: str) -> TextIndex:
    return PostgresTextIndex() if dialect == "postgresql" else SqliteTextIndex()
