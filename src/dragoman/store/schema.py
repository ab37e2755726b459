"""Which version of the tables a ledger has, and bringing it to the newest."""

from pathlib import Path

import sqlalchemy as sa

from dragoman.errors import StoreError

NEWEST = "0010"
MIGRATIONS = Path(__file__).parent / "migrations"


def version(connection: sa.Connection) -> str | None:
    """None for an empty database."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()
    return found


def migrate(connection: sa.Connection, to: str = NEWEST) -> None:
    """Brings the ledger to version `to`, all or nothing. Raises StoreError for a ledger of a newer program."""
    there = version(connection)
    if there == to:
        return
    if there is not None and there > NEWEST:
        raise StoreError(f"the ledger has version {there}, this program knows only {NEWEST}: use a newer dragoman")
    # Imported here because a ledger is migrated once and opened thousands of times.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)
