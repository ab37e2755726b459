"""Runs are counted by an index alone; tallies no longer tell directions. Left empty: whoever opens the ledger fills them."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0005", "0004"


def upgrade() -> None:
    op.drop_index("ix_readings_run", "readings")
    op.create_index("readings_by_run", "readings", ["run", "current", "number"])
    op.drop_table("tallies")
    keys: list[sa.Column[object]] = [
        sa.Column("actor", sa.Text, primary_key=True), sa.Column("partner", sa.Text, primary_key=True),
        sa.Column("act", sa.BigInteger, primary_key=True, autoincrement=False),
    ]
    claims = sa.Column("claims", sa.BigInteger().with_variant(sa.Integer, "sqlite"), nullable=False)
    op.create_table("tallies", *keys, claims, sqlite_with_rowid=False)
