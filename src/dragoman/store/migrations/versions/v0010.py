"""Publishers of pairs beside their sources; the order of outlines. Left empty: whoever opens the ledger fills them."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0010", "0009"
NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def key(name: str, type: Any) -> sa.Column[Any]:
    return sa.Column(name, type, primary_key=True, autoincrement=False)


def plain(name: str, type: Any) -> sa.Column[Any]:
    return sa.Column(name, type, nullable=False)


def pair() -> tuple[sa.Column[Any], sa.Column[Any]]:
    return key("actor", sa.Text()), key("partner", sa.Text())


def upgrade() -> None:
    for table in ("pairs", "pair_totals", "story_outlines"):
        op.drop_table(table)
    op.create_table(
        "pairs", *pair(), key("day", sa.String(10)), key("claim", NUMBER), key("direction", sa.String(4)), plain("act", sa.BigInteger()),
        plain("document", NUMBER), plain("source_key", sa.BigInteger()), plain("publisher_key", sa.BigInteger()), sqlite_with_rowid=False,
    )
    counts = [plain(name, NUMBER) for name in ("claims", "documents", "sources", "publishers")]
    op.create_table("pair_totals", *pair(), *counts, sqlite_with_rowid=False)
    op.create_table("pair_publishers", *pair(), key("publisher_key", sa.BigInteger()), plain("claims", NUMBER), sqlite_with_rowid=False)
    reading = sa.Column("reading", NUMBER, sa.ForeignKey("readings.number", ondelete="CASCADE"), primary_key=True)
    op.create_table(
        "story_outlines", reading, plain("key", sa.String(32)), plain("sort_key", sa.Text()), plain("body", sa.LargeBinary()),
    )
