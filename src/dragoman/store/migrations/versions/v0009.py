"""Stories. Left empty: whoever opens the ledger fills them."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0009", "0008"
NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def key(name: str, type: Any) -> sa.Column[Any]:
    return sa.Column(name, type, primary_key=True, autoincrement=False)


def plain(name: str, type: Any) -> sa.Column[Any]:
    return sa.Column(name, type, nullable=False)


def reading(index: bool = False) -> sa.Column[Any]:
    return sa.Column("reading", NUMBER, sa.ForeignKey("readings.number", ondelete="CASCADE"), primary_key=True, index=index)


def upgrade() -> None:
    op.create_table("story_outlines", reading(), plain("key", sa.String(32)), plain("body", sa.LargeBinary()))
    op.create_table(
        "story_blocks", key("block", sa.BigInteger()), key("week", sa.Integer()), reading(index=True), plain("worth", sa.SmallInteger()),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "story_links", reading(), sa.Column("neighbour", NUMBER, primary_key=True, autoincrement=False, index=True),
        plain("likeness", sa.Float()), sqlite_with_rowid=False,
    )
    counts = [plain(name, sa.Integer()) for name in ("documents", "origins", "publishers", "contradictions")]
    when = plain("day", sa.String(10)), plain("place", sa.BigInteger())
    op.create_table("stories", key("id", sa.String(32)), *when, *counts, plain("body", sa.LargeBinary()))
    op.create_index("stories_by_day", "stories", ["day", "place"])
    op.create_table(
        "story_readings", reading(), sa.Column("story", sa.String(32), nullable=False, index=True), plain("origin", sa.BigInteger()),
        plain("publisher", sa.BigInteger()),
    )
