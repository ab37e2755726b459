"""The use cases that a face calls: read into the ledger, list and search it, count it into ties, explain a claim, correct it."""

from dragoman.corpus.review import Change, Signature
from dragoman.ledger.answers import Explanation, Recoded, RunSize, Size
from dragoman.ledger.exporting import ExportFormat
from dragoman.ledger.ledger import Ledger, open_ledger
from dragoman.lexicon.actor_search import Dossier, FoundActor
from dragoman.store.connect import is_there
from dragoman.store.corrected import Corrected
from dragoman.store.doctor import Problem
from dragoman.store.echo import Echo
from dragoman.store.facets import Facets
from dragoman.store.leanings import Among, Leaning, Leanings
from dragoman.store.query import ClaimQuery, DocumentQuery, FoundClaim, FoundStatement, Page, StatementQuery, TieQuery

__all__ = [
    "Among", "Change", "ClaimQuery", "Corrected", "DocumentQuery", "Dossier", "Echo", "Explanation", "ExportFormat", "Facets",
    "FoundActor", "FoundClaim", "FoundStatement", "Leaning", "Leanings", "Ledger", "Page", "Problem", "Recoded", "RunSize", "Signature",
    "Size", "StatementQuery", "TieQuery", "is_there", "open_ledger",
]
