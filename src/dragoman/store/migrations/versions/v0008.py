"""Tables under the names of the field, reports of pairs, the day of each document. Left empty: whoever opens the ledger fills them."""

import datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0008", "0007"
AT_ONCE = 500
NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def key(name: str, type: Any) -> sa.Column[Any]:
    return sa.Column(name, type, primary_key=True, autoincrement=False)


def plain(name: str, type: Any, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, type, nullable=nullable)


def pair() -> tuple[sa.Column[Any], sa.Column[Any]]:
    return key("actor", sa.Text()), key("partner", sa.Text())


def upgrade() -> None:
    for table in ("tallies", "bonds", "voices", "acts"):
        op.drop_table(table)
    op.execute("ALTER TABLE labels RENAME TO claim_terms")
    op.execute("ALTER TABLE claim_terms RENAME COLUMN word TO term")
    op.execute("ALTER TABLE pairs RENAME COLUMN voice TO source_key")
    op.create_table(
        "acts", key("act", sa.BigInteger()), plain("kind", sa.String(8)), plain("type", sa.Text()), plain("mode", sa.Text(), nullable=True),
        plain("status", sa.String(12)), plain("claims", NUMBER),
    )
    op.create_table("pair_type_counts", *pair(), key("act", sa.BigInteger()), plain("claims", NUMBER), sqlite_with_rowid=False)
    op.create_table(
        "pair_totals", *pair(), plain("claims", NUMBER), plain("documents", NUMBER), plain("sources", NUMBER), sqlite_with_rowid=False,
    )
    op.create_table("pair_sources", *pair(), key("source_key", sa.BigInteger()), plain("claims", NUMBER), sqlite_with_rowid=False)
    op.create_table(
        "pair_reports", *pair(), key("type", sa.Text()), key("day", sa.String(10)), key("source_key", sa.BigInteger()),
        key("denied", sa.Boolean()), plain("claims", NUMBER), sqlite_with_rowid=False,
    )
    op.add_column("documents", sa.Column("day", sa.String(10), nullable=False, server_default=""))
    fill_days(op.get_bind())


def fill_days(connection: sa.Connection) -> None:
    documents = sa.table("documents", sa.column("number"), sa.column("published"), sa.column("day"))
    update = sa.update(documents).where(documents.c.number == sa.bindparam("row")).values(day=sa.bindparam("found"))
    dated = sa.select(documents.c.number, documents.c.published).where(documents.c.published.is_not(None))
    last = 0
    while rows := connection.execute(dated.where(documents.c.number > last).order_by(documents.c.number).limit(AT_ONCE)).all():
        connection.execute(update, [{"row": row.number, "found": day(row.published)} for row in rows])
        last = rows[-1].number


def day(moment: str) -> str:
    for written in (moment, moment[:10]):
        try:
            return datetime.datetime.fromisoformat(written).date().isoformat()
        except ValueError:
            continue
    return ""
