"""What makes the current readings findable and countable, each kind of rows by a projection of its own."""

from dragoman.store.projections.claims import Claims, ClaimTerms
from dragoman.store.projections.facets import FacetCounts
from dragoman.store.projections.pairs import Acts, PairReports, Pairs, PairTotals, PairTypeCounts
from dragoman.store.projections.projection import CountProjection, Entry, Place, Projection, RowProjection
from dragoman.store.projections.statements import Statements
from dragoman.store.projections.stories import Stories, StoryTeller
from dragoman.store.projections.verdicts import Verdicts
from dragoman.store.projections.word_index import LemmasOf, WordIndex
from dragoman.store.words import Words

__all__ = ["CountProjection", "Entry", "LemmasOf", "Place", "Projection", "RowProjection", "Stories", "StoryTeller", "projections"]


def projections(words: Words, lemmas: LemmasOf, teller: StoryTeller) -> tuple[Projection, ...]:
    """All of them; what is removed is removed in the opposite order. Stories come first: they tell the origins of entries."""
    return (
        Stories(teller=teller), Claims(), Statements(), WordIndex(words=words, lemmas=lemmas), ClaimTerms(), Verdicts(), FacetCounts(),
        Acts(), Pairs(), PairTypeCounts(), PairTotals(), PairReports(),
    )
