"""The use cases that a face calls: read into the ledger, list and search it, count it into ties, explain a claim, correct it."""

from dragoman.corpus.agreement import Agreement
from dragoman.corpus.review import ClaimEdit, Signature
from dragoman.ledger.answers import Explanation, Recoded, RunSize, Size
from dragoman.ledger.digest import DigestLine
from dragoman.ledger.exporting import ExportFormat
from dragoman.ledger.ledger import Ledger, open_ledger
from dragoman.ledger.overview import Overview, Point
from dragoman.lexicon.actor_search import Dossier, FoundActor
from dragoman.store.connect import is_there
from dragoman.store.corrected import Corrected
from dragoman.store.corroboration import Corroboration
from dragoman.store.doctor import Defect
from dragoman.store.facets import Facets
from dragoman.store.net_cooperation import NetCooperation, StrongestTies, StrongestTiesQuery
from dragoman.store.query import ClaimQuery, DocumentQuery, FoundClaim, FoundStatement, Page, StatementQuery, StoryQuery, TieQuery

__all__ = [
    "Agreement", "ClaimEdit", "ClaimQuery", "Corrected", "Corroboration", "Defect", "DigestLine", "DocumentQuery", "Dossier",
    "Explanation", "ExportFormat", "Facets", "FoundActor", "FoundClaim", "FoundStatement", "Ledger", "NetCooperation", "Overview",
    "Page", "Point", "Problem", "Recoded", "RunSize", "Signature", "Size", "StatementQuery", "StoryQuery", "StrongestTies",
    "StrongestTiesQuery", "TieQuery", "is_there", "open_ledger",
]
