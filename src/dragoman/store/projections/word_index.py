"""The words by which claims and statements are found."""

from collections.abc import Callable, Iterator, Sequence

import sqlalchemy as sa

from dragoman.store.projections.projection import Entry, Projection
from dragoman.store.text_index import INDEXED, Indexed, TextIndex

LemmasOf = Callable[[str, str], list[str]]
"""The lemmas of a text (first argument) that stands in a document of a language (second)."""


class WordIndex(Projection, frozen=True, kw_only=True):
    """Rows of what was removed stay: their numbers are never given again, so that nothing is found by them."""

    words: TextIndex
    lemmas: LemmasOf

    def add(self, connection: sa.Connection, entries: Sequence[Entry]) -> None:
        for indexed in INDEXED:
            found = [one for entry in entries for one in self._lemmas(indexed, entry)]
            if found:
                self.words.put(connection, indexed, found)

    def remove(self, connection: sa.Connection, entries: Sequence[Entry]) -> None:
        """Nothing to do."""

    def clear(self, connection: sa.Connection) -> None:
        for indexed in INDEXED:
            self.words.clear(connection, indexed)

    def faults(self, connection: sa.Connection, entry: Entry) -> Iterator[str]:
        if not all(self._holds(connection, indexed, *one) for indexed in INDEXED for one in self._lemmas(indexed, entry)):
            yield "not all its claims and statements can be found by their words"

    def _lemmas(self, indexed: Indexed, entry: Entry) -> list[tuple[int, Sequence[str]]]:
        """The numbers of the rows of an entry, and the lemmas by which they are found."""
        reading = entry.read.reading
        texts = [one.evidence.text for one in reading.claims] if indexed == "claims" else [one.content.text for one in reading.statements]
        numbers = entry.claims if indexed == "claims" else entry.statements
        return [(number, self.lemmas(text, reading.document.language)) for number, text in zip(numbers, texts, strict=True)]

    def _holds(self, connection: sa.Connection, indexed: Indexed, number: int, lemmas: Sequence[str]) -> bool:
        if not lemmas:
            return True
        match = self.words.matching(indexed, [[lemma] for lemma in set(lemmas)])
        return connection.execute(sa.select(match.number).where(match.condition, match.number == number)).first() is not None
