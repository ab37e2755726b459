"""Readings and corrections say in which format they are stored."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0007", "0006"


def upgrade() -> None:
    for table in ("readings", "corrections"):
        op.add_column(table, sa.Column("format", sa.Integer, nullable=False, server_default="1"))
