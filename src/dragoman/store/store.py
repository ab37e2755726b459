"""A ledger in a database: a writer, a view, and the projections that tie them."""

from functools import partial

from dragoman.store.connect import connect, dialect_of
from dragoman.store.projections import LemmasOf, StoryTeller, projections
from dragoman.store.search import Choices
from dragoman.store.text_index import text_index_for
from dragoman.store.view import View
from dragoman.store.writer import Writer
from dragoman.store.writing import reindex


class Store:
    """A ledger at a SQLAlchemy URL; `lemmas` and `choices` tie it to the languages, `teller` finds stories.

    Raises StoreError where it cannot be opened.
    """

    def __init__(self, url: str, lemmas: LemmasOf, choices: Choices, teller: StoryTeller) -> None:
        words = text_index_for(dialect_of(url))
        all_projections = projections(words, lemmas, teller)
        self._engine = connect(url, partial(reindex, projections=all_projections))
        self.writer = Writer(self._engine, all_projections)
        self.view = View(self._engine, words, choices, all_projections)

    def close(self) -> None:
        self._engine.dispose()
