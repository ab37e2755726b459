"""Which texts have checks of the whole text. Left empty: whoever opens the ledger fills it."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0006", "0005"


def upgrade() -> None:
    number = sa.BigInteger().with_variant(sa.Integer, "sqlite")
    keys: list[sa.Column[object]] = [
        sa.Column("verdict", sa.String(12), primary_key=True), sa.Column("reported", sa.String(10), primary_key=True),
        sa.Column("reading", number, sa.ForeignKey("readings.number", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    ]
    op.create_table("verdicts", *keys, sqlite_with_rowid=False)
