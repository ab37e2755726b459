"""Tallies: how many claims every pair has. Statements found by the speaker's name."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0003", "0002"


def upgrade() -> None:
    op.create_index("statements_by_name", "statements", ["name", "reported", "number"])
    keys = {"actor": 32, "partner": 32, "direction": 4, "kind": 8, "type": 32, "mode": 32, "status": 12}
    columns = [sa.Column(name, sa.String(length), primary_key=True) for name, length in keys.items()]
    claims = sa.Column("claims", sa.BigInteger().with_variant(sa.Integer, "sqlite"), nullable=False)
    op.create_table("tallies", *columns, claims, sqlite_with_rowid=False)
    counted = ", ".join("coalesce(mode, '')" if name == "mode" else name for name in keys)
    op.execute(f"INSERT INTO tallies ({', '.join(keys)}, claims) SELECT {counted}, count(*) FROM pairs GROUP BY {counted}")
