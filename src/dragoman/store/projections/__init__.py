"""What makes the current readings findable and countable, each kind of rows by a projection of its own."""

from dragoman.store.projections.claims import Claims, ClaimTerms
from dragoman.store.projections.facets import FacetCounts
from dragoman.store.projections.pairs import Acts, PairCounts, PairReports, PairTotals, PairTypeCounts
from dragoman.store.projections.projection import CountProjection, Entry, Projection, ReadingKey, RowProjection, Voice
from dragoman.store.projections.statements import Statements
from dragoman.store.projections.stories import Stories, StoryTeller
from dragoman.store.projections.verdicts import Verdicts
from dragoman.store.projections.word_index import LemmasOf, WordIndex
from dragoman.store.text_index import TextIndex

__all__ = [
    "CountProjection", "Entry", "LemmasOf", "Projection", "ReadingKey", "RowProjection", "Stories", "StoryTeller", "Voice", "projections",
]


def projections(words: TextIndex, lemmas: LemmasOf, teller: StoryTeller) -> tuple[Projection, ...]:
    """All of them; what is removed is removed in the opposite order. Stories come first: they tell the voices of entries."""
    return (
        Stories(teller=teller), Claims(), Statements(), WordIndex(words=words, lemmas=lemmas), ClaimTerms(), Verdicts(), FacetCounts(),
        Acts(), PairCounts(), PairTypeCounts(), PairTotals(), PairReports(),
    )
