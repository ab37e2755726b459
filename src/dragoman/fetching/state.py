"""What was fetched, in SQLite: a run that was killed goes on where it was. Raw bytes are kept compressed, named by their hash."""

import hashlib
import os
import sqlite3
from pathlib import Path
from typing import Literal, Self

import zstandard
from msgspec import Struct
from msgspec.structs import asdict

from dragoman.errors import StoreError

Outcome = Literal["read", "duplicate", "rejected", "failed", "later", "gone", "feed"]

SCHEMA = """
CREATE TABLE IF NOT EXISTS pages (
    url TEXT PRIMARY KEY, outcome TEXT NOT NULL, etag TEXT, modified TEXT, raw TEXT, document TEXT,
    attempts INTEGER NOT NULL, next_try REAL NOT NULL, fetched REAL NOT NULL, detail TEXT NOT NULL, feed TEXT
);
CREATE INDEX IF NOT EXISTS pages_document ON pages (document);
"""


class FetchedPage(Struct, frozen=True, kw_only=True):
    """What is known of an address: when it was fetched and may be tried again (seconds since 1970), `raw`, the hash of its bytes,
    and the `feed` it was found in."""

    url: str
    outcome: Outcome
    etag: str | None = None
    modified: str | None = None
    raw: str | None = None
    document: str | None = None
    attempts: int = 0
    next_try: float = 0.0
    fetched: float = 0.0
    detail: str = ""
    feed: str | None = None


class FetchState:
    """One folder: `state.sqlite` and `raw/`. Use it as a context. Raises StoreError where it cannot be opened."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self.connection = sqlite3.connect(folder / "state.sqlite", isolation_level=None, timeout=30)
            self.connection.execute("PRAGMA journal_mode=WAL")
            self.connection.executescript(SCHEMA)
        except (OSError, sqlite3.Error) as error:
            raise StoreError(f"{folder}: {error}") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    def page(self, url: str) -> FetchedPage | None:
        row = self.connection.execute(f"SELECT {', '.join(FetchedPage.__struct_fields__)} FROM pages WHERE url = ?", (url,)).fetchone()
        return FetchedPage(**dict(zip(FetchedPage.__struct_fields__, row, strict=True))) if row else None

    def keep(self, page: FetchedPage) -> None:
        """Written at once and whole, or not at all."""
        fields = asdict(page)
        places = ", ".join(f":{name}" for name in fields)
        self.connection.execute(f"INSERT OR REPLACE INTO pages ({', '.join(fields)}) VALUES ({places})", fields)

    def due(self, feed: str, now: float, most_attempts: int) -> list[str]:
        """The addresses out of a feed that are to be tried again by now."""
        query = "SELECT url FROM pages WHERE feed = ? AND outcome IN ('failed', 'later') AND next_try <= ? AND attempts < ?"
        return [str(url) for url, in self.connection.execute(query, (feed, now, most_attempts))]

    def knows_document(self, document: str) -> bool:
        return self.connection.execute("SELECT 1 FROM pages WHERE document = ?", (document,)).fetchone() is not None

    def keep_raw(self, raw: bytes) -> str:
        """The hash under which the bytes are kept; a file that is there is whole. Raises StoreError, as where the disk is full."""
        name = hashlib.sha256(raw).hexdigest()
        path = self.raw_path(name)
        if not path.exists():
            try:
                write_whole(path, zstandard.compress(raw, 6))
            except OSError as error:
                raise StoreError(f"{self.folder}: {error}") from error
        return name

    def raw_path(self, name: str) -> Path:
        return self.folder / "raw" / name[:2] / f"{name}.zst"


def write_whole(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f".{os.getpid()}.part")
    part.write_bytes(content)
    os.replace(part, path)
