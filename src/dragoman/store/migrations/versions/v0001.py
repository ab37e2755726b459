"""The first form: documents, runs, readings, and what makes claims and statements findable."""

from alembic import op

from dragoman.store.tables import METADATA
from dragoman.store.words import words_for

revision, down_revision = "0001", None


def upgrade() -> None:
    connection = op.get_bind()
    METADATA.create_all(connection)
    words = words_for(connection.dialect.name)
    words.create(connection, "claims")
    words.create(connection, "statements")
