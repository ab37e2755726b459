"""The first form: documents, runs, readings, and what makes claims and statements findable."""

import sqlalchemy as sa
from alembic import op

from dragoman.store.text_index import text_index_for

revision, down_revision = "0001", None

METADATA = sa.MetaData()

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def number() -> sa.Column[int]:
    return sa.Column("number", NUMBER, primary_key=True, autoincrement=True)


def belongs_to(table: str, index: bool = False, primary_key: bool = False) -> sa.Column[int]:
    parent = sa.ForeignKey(f"{table}.number", ondelete="CASCADE")
    return sa.Column(table.removesuffix("s"), NUMBER, parent, nullable=False, index=index, primary_key=primary_key)


RUNS = sa.Table(
    "runs", METADATA,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("version", sa.String(32), nullable=False),  # of the program
    sa.Column("data", sa.String(32), nullable=False),  # hash of the data files
    sa.Column("settings", sa.Text, nullable=False),  # JSON
    sa.Column("started", sa.String(32), nullable=False),  # when this ledger first used it
)

DOCUMENTS = sa.Table(
    "documents", METADATA,
    number(),
    sa.Column("key", sa.String(32), nullable=False, unique=True),  # hash of all below
    sa.Column("id", sa.Text, nullable=False, index=True),
    sa.Column("language", sa.String(8), nullable=False),
    sa.Column("title", sa.Text),
    sa.Column("published", sa.String(40)),
    sa.Column("outlet", sa.Text),
    sa.Column("url", sa.Text),
    sa.Column("text", sa.Text, nullable=False),
    sqlite_autoincrement=True,
)

READINGS = sa.Table(
    "readings", METADATA,
    number(),
    belongs_to("documents"),
    sa.Column("run", sa.String(32), sa.ForeignKey("runs.id"), nullable=False, index=True),
    sa.Column("current", sa.Boolean, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),  # see packing.py
    sa.Column("trees", sa.LargeBinary, nullable=False),
    sa.Column("checksum", sa.String(64), nullable=False),  # SHA-256 of body and trees
    sa.UniqueConstraint("document", "run"),
    sqlite_autoincrement=True,
)

CLAIMS = sa.Table(
    "claims", METADATA,
    number(),
    belongs_to("readings", index=True),
    sa.Column("id", sa.String(32), nullable=False, index=True),
    sa.Column("kind", sa.String(8), nullable=False),
    sa.Column("type", sa.String(32), nullable=False),
    sa.Column("status", sa.String(12), nullable=False),
    sa.Column("day", sa.String(10), nullable=False),  # the event's first day, else the day of the report; empty where unknown
    sa.Column("day_end", sa.String(10), nullable=False),  # the last
    sa.Column("reported", sa.String(10), nullable=False),
    sa.Column("start", sa.Integer, nullable=False),  # of the evidence
    sa.Column("end", sa.Integer, nullable=False),
    sa.Column("score", sa.Float, nullable=False),
    sa.Column("verdict", sa.String(12)),  # the gravest of its checks
    sa.Index("claims_by_day", "day", "number"),
    sa.Index("claims_by_type", "type", "day", "number"),
    sqlite_autoincrement=True,
)

# Who has to do with a claim, under each word that may be asked for: the code, and the name of the one meant.
INVOLVED = sa.Table(
    "involved", METADATA,
    sa.Column("who", sa.String(200), primary_key=True),
    sa.Column("role", sa.SmallInteger, primary_key=True),  # 0 party, 1 source, 2 target, 3 speaker
    sa.Column("day", sa.String(10), primary_key=True),
    sa.Column("claim", NUMBER, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

# Each pair of actors of a claim stands here twice, once seen from either side.
PAIRS = sa.Table(
    "pairs", METADATA,
    sa.Column("actor", sa.String(32), primary_key=True),
    sa.Column("partner", sa.String(32), primary_key=True),
    sa.Column("day", sa.String(10), primary_key=True),
    sa.Column("claim", NUMBER, primary_key=True, autoincrement=False),
    sa.Column("direction", sa.String(4), primary_key=True),  # out: actor is the source; in: the target; both: symmetric
    sa.Column("kind", sa.String(8), nullable=False),
    sa.Column("type", sa.String(32), nullable=False),
    sa.Column("mode", sa.String(32)),
    sa.Column("status", sa.String(12), nullable=False),
    sa.Column("document", NUMBER, nullable=False),
    sa.Column("voice", sa.BigInteger, nullable=False),  # a hash of first speaker and outlet
    sqlite_with_rowid=False,
)

QUANTITIES = sa.Table(
    "quantities", METADATA,
    belongs_to("claims", primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("unit", sa.String(64)),
    sa.Column("low", sa.Float),
    sa.Column("high", sa.Float),
    sa.Column("role", sa.String(12), nullable=False),
    sa.Index("quantities_by_unit", "unit", "low"),
    sqlite_with_rowid=False,
)

STATEMENTS = sa.Table(
    "statements", METADATA,
    number(),
    belongs_to("readings", index=True),
    sa.Column("id", sa.String(32), nullable=False, index=True),
    sa.Column("code", sa.String(32)),
    sa.Column("name", sa.Text),
    sa.Column("stance", sa.String(12), nullable=False),
    sa.Column("quote", sa.String(8), nullable=False),
    sa.Column("medium", sa.String(12)),
    sa.Column("reported", sa.String(10), nullable=False),
    sa.Column("start", sa.Integer, nullable=False),  # of the content
    sa.Column("end", sa.Integer, nullable=False),
    sa.Index("statements_by_speaker", "code", "reported", "number"),
    sqlite_autoincrement=True,
)

# Who is named in the content of a statement.
TOPICS = sa.Table(
    "topics", METADATA,
    sa.Column("code", sa.String(32), primary_key=True),
    sa.Column("reported", sa.String(10), primary_key=True),
    sa.Column("statement", NUMBER, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)


def upgrade() -> None:
    connection = op.get_bind()
    METADATA.create_all(connection)
    words = text_index_for(connection.dialect.name)
    words.create(connection, "claims")
    words.create(connection, "statements")
