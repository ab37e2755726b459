"""Corrections, the digest of each text by which they find it; how a claim was judged."""

import hashlib

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0002", "0001"
AT_ONCE = 500


def upgrade() -> None:
    op.add_column("claims", sa.Column("review", sa.String(8)))
    op.add_column("documents", sa.Column("digest", sa.String(32), nullable=False, server_default=""))
    fill_digests(op.get_bind())
    op.create_index("ix_documents_digest", "documents", ["digest"])
    op.create_table(
        "corrections",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("digest", sa.String(32)),
        sa.Column("old", sa.Text),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("ix_corrections_digest", "corrections", ["digest"])


def fill_digests(connection: sa.Connection) -> None:
    documents = sa.table("documents", sa.column("number"), sa.column("text"), sa.column("digest"))
    last = 0
    while rows := connection.execute(
        sa.select(documents.c.number, documents.c.text).where(documents.c.number > last).order_by(documents.c.number).limit(AT_ONCE)
    ).all():
        update = sa.update(documents).where(documents.c.number == sa.bindparam("row")).values(digest=sa.bindparam("found"))
        connection.execute(update, [{"row": row.number, "found": digest(row.text)} for row in rows])
        last = rows[-1].number


def digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf8", "surrogatepass")).hexdigest()[:32]
