"""What makes readings findable in a new form: acts by number, labels, kept sums. Left empty: whoever opens the ledger fills it."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from dragoman.store.text_index import text_index_for

revision, down_revision = "0004", "0003"

OLD = ("tallies", "topics", "quantities", "pairs", "involved", "claims_words", "statements_words", "claims", "statements")
NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
METADATA = sa.MetaData()
sa.Table("readings", METADATA, sa.Column("number", NUMBER, primary_key=True))  # is there, and is what rows belong to


def key(name: str, type: Any) -> sa.Column[Any]:
    return sa.Column(name, type, primary_key=True, autoincrement=False)


def plain(name: str, type: Any, nullable: bool = False, index: bool = False) -> sa.Column[Any]:
    return sa.Column(name, type, nullable=nullable, index=index)


def of_a_reading() -> list[sa.Column[Any]]:
    own: sa.Column[Any] = sa.Column("number", NUMBER, primary_key=True, autoincrement=True)
    reading: sa.Column[Any] = sa.Column(
        "reading", NUMBER, sa.ForeignKey("readings.number", ondelete="CASCADE"), nullable=False, index=True,
    )
    return [own, reading, plain("id", sa.String(32), index=True)]


sa.Table(
    "claims", METADATA, *of_a_reading(), plain("kind", sa.String(8)), plain("type", sa.Text()), plain("status", sa.String(12)),
    plain("day", sa.String(10)), plain("day_end", sa.String(10)), plain("reported", sa.String(10)), plain("score", sa.Float()),
    sa.Index("claims_by_day", "day", "number"), sa.Index("claims_by_type", "type", "day", "number"), sqlite_autoincrement=True,
)
sa.Table(
    "labels", METADATA, key("word", sa.Text()), key("role", sa.SmallInteger()), key("day", sa.String(10)), key("claim", NUMBER),
    sqlite_with_rowid=False,
)
sa.Table(
    "facets", METADATA, key("party", sa.Text()), key("facet", sa.String(12)), key("value", sa.Text()), plain("claims", NUMBER),
    sqlite_with_rowid=False,
)
sa.Table(
    "acts", METADATA, key("act", sa.BigInteger()), plain("kind", sa.String(8)), plain("type", sa.Text()),
    plain("mode", sa.Text(), nullable=True), plain("status", sa.String(12)),
)
sa.Table(
    "pairs", METADATA, key("actor", sa.Text()), key("partner", sa.Text()), key("day", sa.String(10)), key("claim", NUMBER),
    key("direction", sa.String(4)), plain("act", sa.BigInteger()), plain("document", NUMBER), plain("voice", sa.BigInteger()),
    sqlite_with_rowid=False,
)
sa.Table(
    "tallies", METADATA, key("actor", sa.Text()), key("partner", sa.Text()), key("direction", sa.String(4)), key("act", sa.BigInteger()),
    plain("claims", NUMBER), sqlite_with_rowid=False,
)
sa.Table(
    "bonds", METADATA, key("actor", sa.Text()), key("partner", sa.Text()), plain("claims", NUMBER), plain("documents", NUMBER),
    plain("voices", NUMBER), sqlite_with_rowid=False,
)
sa.Table(
    "voices", METADATA, key("actor", sa.Text()), key("partner", sa.Text()), key("voice", sa.BigInteger()), plain("claims", NUMBER),
    sqlite_with_rowid=False,
)
sa.Table(
    "quantities", METADATA,
    sa.Column("claim", NUMBER, sa.ForeignKey("claims.number", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    key("position", sa.Integer()), plain("unit", sa.Text(), nullable=True), plain("low", sa.Float(), nullable=True),
    plain("high", sa.Float(), nullable=True), plain("role", sa.String(12)), sa.Index("quantities_by_unit", "unit", "low", "high"),
    sqlite_with_rowid=False,
)
sa.Table(
    "statements", METADATA, *of_a_reading(), plain("code", sa.Text(), nullable=True), plain("name", sa.Text(), nullable=True),
    plain("stance", sa.String(12)), plain("reported", sa.String(10)), sa.Index("statements_by_day", "reported", "number"),
    sa.Index("statements_by_speaker", "code", "reported", "number"), sa.Index("statements_by_name", "name", "reported", "number"),
    sqlite_autoincrement=True,
)
sa.Table(
    "topics", METADATA, key("who", sa.Text()), key("reported", sa.String(10)), key("statement", NUMBER), sqlite_with_rowid=False,
)


def upgrade() -> None:
    for table in OLD:
        op.drop_table(table)
    connection = op.get_bind()
    METADATA.create_all(connection)
    words = text_index_for(connection.dialect.name)
    words.create(connection, "claims")
    words.create(connection, "statements")
