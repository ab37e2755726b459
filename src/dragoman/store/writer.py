"""Changes a ledger. Each method is one transaction, in which all projections follow."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import sqlalchemy as sa

from dragoman.errors import StoreError
from dragoman.model import Correction, Document, Reading
from dragoman.store import writing
from dragoman.store.connect import reason, write_transaction
from dragoman.store.projections import Projection, ReadingKey
from dragoman.store.writing import Run, Transaction


class Writer:
    """Every method raises StoreError where the database fails, and has then changed nothing."""

    def __init__(self, engine: sa.Engine, projections: tuple[Projection, ...]) -> None:
        self._engine, self._projections = engine, projections

    def add(self, document: Document, reading: Reading, run: Run) -> bool:
        """Adds the document as its source gave it and its reading; False where it was there already."""
        return self.add_all([(document, reading)], run) == 1

    def add_all(self, readings: Sequence[tuple[Document, Reading]], run: Run) -> int:
        """The same for some hundreds at once; how many were new."""
        with self._changing() as change:
            writing.put_run(change.connection, run)
            return writing.put_documents(change, readings, run.id)

    def correct(self, corrections: Sequence[Correction]) -> int:
        """Stores what people say of claims and actors, and applies it from now on; how many corrections were new."""
        with self._changing() as change:
            return writing.put_corrections(change, corrections)

    def recode(self, place: ReadingKey, reading: Reading, run: Run) -> None:
        """Puts a new reading of a document in the place of the one searched till now, which stays stored."""
        with self._changing() as change:
            writing.put_run(change.connection, run)
            writing.recode(change, place, reading, run.id)

    def reindex(self) -> None:
        """Makes all projections anew from the readings and the corrections."""
        with self._changing() as change:
            writing.reindex(change.connection, change.projections)

    def analyze(self) -> None:
        """Lets the database count what it holds, so that it plans its queries well."""
        with self._changing() as change:
            writing.analyze(change.connection)

    @contextmanager
    def _changing(self) -> Iterator[Transaction]:
        try:
            with write_transaction(self._engine) as connection:
                yield Transaction(connection, self._projections)
        except sa.exc.DBAPIError as error:
            raise StoreError(f"the ledger cannot be written: {reason(error)}") from error
