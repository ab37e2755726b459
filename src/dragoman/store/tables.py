"""The ledger's tables as they stand after the newest migration.

A reading is stored whole in `readings`. The tables of the projections follow from the current readings and the corrections.
"""

import sqlalchemy as sa

from dragoman.model import Document

METADATA = sa.MetaData()

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def number() -> sa.Column[int]:
    """A row's number: never given twice, so that a word index may keep numbers of rows that are gone."""
    return sa.Column("number", NUMBER, primary_key=True, autoincrement=True)


def belongs_to(table: str, index: bool = False, primary_key: bool = False) -> sa.Column[int]:
    """The row of `table` without which this row goes, too."""
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
    sa.Column("day", sa.String(10), nullable=False, server_default=""),  # of `published`; empty where unknown
    sa.Column("outlet", sa.Text),
    sa.Column("url", sa.Text),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("digest", sa.String(32), nullable=False, server_default="", index=True),  # of the text: by it corrections find it
    sqlite_autoincrement=True,
)

# What a page tells of itself beside these (`Document.origin`) is stored in the reading.
DOCUMENT_FIELDS = tuple(name for name in Document.__struct_fields__ if name in DOCUMENTS.c)

READINGS = sa.Table(
    "readings", METADATA,
    number(),
    belongs_to("documents"),
    sa.Column("run", sa.String(32), sa.ForeignKey("runs.id"), nullable=False),
    sa.Column("current", sa.Boolean, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),  # see packing.py
    sa.Column("trees", sa.LargeBinary, nullable=False),
    sa.Column("checksum", sa.String(64), nullable=False),  # SHA-256 of body and trees
    sa.Column("format", sa.Integer, nullable=False, server_default="1"),  # of body and trees, see formats.py
    sa.UniqueConstraint("document", "run"),
    sa.Index("readings_by_run", "run", "current", "number"),
    sqlite_autoincrement=True,
)

CLAIMS = sa.Table(
    "claims", METADATA,
    number(),
    belongs_to("readings", index=True),
    sa.Column("id", sa.String(32), nullable=False, index=True),
    sa.Column("kind", sa.String(8), nullable=False),
    sa.Column("type", sa.Text, nullable=False),
    sa.Column("status", sa.String(12), nullable=False),
    sa.Column("day", sa.String(10), nullable=False),  # the event's first day, else the day of the report; empty where unknown
    sa.Column("day_end", sa.String(10), nullable=False),  # the last, for those who read the tables themselves
    sa.Column("reported", sa.String(10), nullable=False),
    sa.Column("score", sa.Float, nullable=False),
    sa.Index("claims_by_day", "day", "number"),
    sa.Index("claims_by_type", "type", "day", "number"),
    sqlite_autoincrement=True,
)

# The terms by which a claim is found, the newest first: who has to do with it (the code, and the name of the one meant), who
# published it, what its checks say, how it was judged.
CLAIM_TERMS = sa.Table(
    "claim_terms", METADATA,
    sa.Column("term", sa.Text, primary_key=True),
    sa.Column("role", sa.SmallInteger, primary_key=True, autoincrement=False),  # see ROLES
    sa.Column("day", sa.String(10), primary_key=True),
    sa.Column("claim", NUMBER, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
ROLES = {"party": 0, "source": 1, "target": 2, "speaker": 3, "outlet": 4, "verdict": 5, "review": 6}  # a party is a source or a target
ACTOR_ROLES = tuple(ROLES[role] for role in ("party", "source", "target", "speaker"))

# How many claims have a value, of all claims and of those of each party; stored so that the values can be told without counting.
FACETS = sa.Table(
    "facets", METADATA,
    sa.Column("party", sa.Text, primary_key=True),  # a code; empty: of all claims
    sa.Column("facet", sa.String(12), primary_key=True),
    sa.Column("value", sa.Text, primary_key=True),
    sa.Column("claims", NUMBER, nullable=False),
    sqlite_with_rowid=False,
)

# What is claimed: `act` is the hash of kind, type, mode and status.
ACTS = sa.Table(
    "acts", METADATA,
    sa.Column("act", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("kind", sa.String(8), nullable=False),
    sa.Column("type", sa.Text, nullable=False),
    sa.Column("mode", sa.Text),
    sa.Column("status", sa.String(12), nullable=False),
    sa.Column("claims", NUMBER, nullable=False),
)

# Each pair of actors of a claim stands here twice, once seen from either side.
PAIRS = sa.Table(
    "pairs", METADATA,
    sa.Column("actor", sa.Text, primary_key=True),
    sa.Column("partner", sa.Text, primary_key=True),
    sa.Column("day", sa.String(10), primary_key=True),
    sa.Column("claim", NUMBER, primary_key=True, autoincrement=False),
    sa.Column("direction", sa.String(4), primary_key=True),  # out: actor is the source; in: the target; both: symmetric
    sa.Column("act", sa.BigInteger, nullable=False),
    sa.Column("document", NUMBER, nullable=False),
    sa.Column("source_key", sa.BigInteger, nullable=False),  # a hash of where the document's text comes from
    sa.Column("publisher_key", sa.BigInteger, nullable=False),  # and of who published that
    sqlite_with_rowid=False,
)

# Counts of `pairs` over all time, so that an actor with very many claims is counted at once: by act; as a whole, with the
# numbers of documents, sources and publishers; and by source and publisher, so that it is known which is new.
PAIR_TYPE_COUNTS = sa.Table(
    "pair_type_counts", METADATA,
    sa.Column("actor", sa.Text, primary_key=True),
    sa.Column("partner", sa.Text, primary_key=True),
    sa.Column("act", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("claims", NUMBER, nullable=False),
    sqlite_with_rowid=False,
)
PAIR_TOTALS = sa.Table(
    "pair_totals", METADATA,
    sa.Column("actor", sa.Text, primary_key=True),
    sa.Column("partner", sa.Text, primary_key=True),
    sa.Column("claims", NUMBER, nullable=False),
    sa.Column("documents", NUMBER, nullable=False),
    sa.Column("sources", NUMBER, nullable=False),
    sa.Column("publishers", NUMBER, nullable=False),
    sqlite_with_rowid=False,
)
PAIR_SOURCES = sa.Table(
    "pair_sources", METADATA,
    sa.Column("actor", sa.Text, primary_key=True),  # the one of the pair that comes first in the alphabet
    sa.Column("partner", sa.Text, primary_key=True),
    sa.Column("source_key", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("claims", NUMBER, nullable=False),
    sqlite_with_rowid=False,
)
PAIR_PUBLISHERS = sa.Table(
    "pair_publishers", METADATA,
    sa.Column("actor", sa.Text, primary_key=True),  # the one of the pair that comes first in the alphabet
    sa.Column("partner", sa.Text, primary_key=True),
    sa.Column("publisher_key", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("claims", NUMBER, nullable=False),
    sqlite_with_rowid=False,
)

# Which sources report a type of event between a pair on which day, and whether they deny it.
PAIR_REPORTS = sa.Table(
    "pair_reports", METADATA,
    sa.Column("actor", sa.Text, primary_key=True),  # the one of the pair that comes first in the alphabet
    sa.Column("partner", sa.Text, primary_key=True),
    sa.Column("type", sa.Text, primary_key=True),
    sa.Column("day", sa.String(10), primary_key=True),
    sa.Column("source_key", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("denied", sa.Boolean, primary_key=True),
    sa.Column("claims", NUMBER, nullable=False),
    sqlite_with_rowid=False,
)

QUANTITIES = sa.Table(
    "quantities", METADATA,
    belongs_to("claims", primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("unit", sa.Text),
    sa.Column("low", sa.Float),
    sa.Column("high", sa.Float),
    sa.Column("role", sa.String(12), nullable=False),
    sa.Index("quantities_by_unit", "unit", "low", "high"),
    sqlite_with_rowid=False,
)

STATEMENTS = sa.Table(
    "statements", METADATA,
    number(),
    belongs_to("readings", index=True),
    sa.Column("id", sa.String(32), nullable=False, index=True),
    sa.Column("code", sa.Text),
    sa.Column("name", sa.Text),
    sa.Column("stance", sa.String(12), nullable=False),
    sa.Column("reported", sa.String(10), nullable=False),
    sa.Index("statements_by_day", "reported", "number"),
    sa.Index("statements_by_speaker", "code", "reported", "number"),
    sa.Index("statements_by_name", "name", "reported", "number"),
    sqlite_autoincrement=True,
)

# Who is named in the content of a statement, by code and by name.
TOPICS = sa.Table(
    "topics", METADATA,
    sa.Column("who", sa.Text, primary_key=True),
    sa.Column("reported", sa.String(10), primary_key=True),
    sa.Column("statement", NUMBER, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

# Which texts have, as a whole, a check with which verdict.
VERDICTS = sa.Table(
    "verdicts", METADATA,
    sa.Column("verdict", sa.String(12), primary_key=True),
    sa.Column("reported", sa.String(10), primary_key=True),
    belongs_to("readings", primary_key=True),
    sqlite_with_rowid=False,
)

# What is compared of each reading with others (see projections/stories.py).
STORY_OUTLINES = sa.Table(
    "story_outlines", METADATA,
    belongs_to("readings", primary_key=True),
    sa.Column("key", sa.String(32), nullable=False),
    sa.Column("sort_key", sa.Text, nullable=False),  # documents of a story stand in this order
    sa.Column("body", sa.LargeBinary, nullable=False),
)

# Under which keys alike readings are looked for, and when.
STORY_BLOCKS = sa.Table(
    "story_blocks", METADATA,
    sa.Column("block", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("week", sa.Integer, primary_key=True, autoincrement=False),  # -1 for a document without a day
    belongs_to("readings", primary_key=True, index=True),
    sa.Column("worth", sa.SmallInteger, nullable=False),
    sqlite_with_rowid=False,
)

# How alike two readings are that may tell of one event; each pair stands here twice.
STORY_LINKS = sa.Table(
    "story_links", METADATA,
    belongs_to("readings", primary_key=True),
    sa.Column("neighbour", NUMBER, primary_key=True, autoincrement=False, index=True),
    sa.Column("likeness", sa.Float, nullable=False),
    sqlite_with_rowid=False,
)

STORIES = sa.Table(
    "stories", METADATA,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("day", sa.String(10), nullable=False),  # the last day of publication; empty where unknown
    sa.Column("place", sa.BigInteger, nullable=False),  # among those of one day: a number made of the id
    sa.Column("documents", sa.Integer, nullable=False),
    sa.Column("origins", sa.Integer, nullable=False),
    sa.Column("publishers", sa.Integer, nullable=False),
    sa.Column("contradictions", sa.Integer, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),  # the whole story
    sa.Index("stories_by_day", "day", "place"),
)

# In which story a reading is; hashes of where its text comes from and of who published that.
STORY_READINGS = sa.Table(
    "story_readings", METADATA,
    belongs_to("readings", primary_key=True),
    sa.Column("story", sa.String(32), nullable=False, index=True),
    sa.Column("origin", sa.BigInteger, nullable=False),
    sa.Column("publisher", sa.BigInteger, nullable=False),
)

# `digest` is that of the text a claim was read from; `old` the actor that is renamed.
CORRECTIONS = sa.Table(
    "corrections", METADATA,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("digest", sa.String(32), index=True),
    sa.Column("old", sa.Text),
    sa.Column("at", sa.String(40), nullable=False),
    sa.Column("body", sa.Text, nullable=False),  # JSON
    sa.Column("format", sa.Integer, nullable=False, server_default="1"),  # of the body, see formats.py
)
