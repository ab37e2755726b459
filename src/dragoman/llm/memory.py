"""Answers kept in an SQLite file by the hash of model and request: what was answered once is never asked, or paid, again."""

import sqlite3
from pathlib import Path
from threading import Lock

from dragoman.errors import StoreError
from dragoman.keys import content_id
from dragoman.llm.request import Request
from dragoman.llm.usage import Usage

TABLE = "CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, model TEXT NOT NULL, text TEXT NOT NULL) WITHOUT ROWID"


class AnswerFile:
    """The answers of one model in a file; each is on the disk when `put` returns. Raises StoreError."""

    def __init__(self, path: Path, model: str, usage: Usage) -> None:
        self._path, self._model, self._usage, self._lock = path, model, usage, Lock()
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._database = sqlite3.connect(path, check_same_thread=False, timeout=60)
            self._database.execute("PRAGMA journal_mode=WAL")
            self._database.execute("PRAGMA synchronous=FULL")
            self._database.execute(TABLE)
            self._database.commit()
        except sqlite3.Error as error:
            raise StoreError(f"{path}: {error}") from error

    def get(self, request: Request) -> str | None:
        rows = self._done("SELECT text FROM answers WHERE key = ?", self._key(request))
        if rows:
            self._usage.count_cached()
        return str(rows[0][0]) if rows else None

    def put(self, request: Request, text: str) -> None:
        self._done("INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", self._key(request), self._model, text)

    def close(self) -> None:
        self._database.close()

    def _key(self, request: Request) -> str:
        return content_id("a", self._model, request.id)

    def _done(self, statement: str, *values: str) -> list[tuple[object, ...]]:
        try:
            with self._lock, self._database:
                return list(self._database.execute(statement, values))
        except sqlite3.Error as error:
            raise StoreError(f"{self._path}: {error}") from error
