"""The use cases that a face calls: read into the ledger, list and search it, count it into ties, explain a claim."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property

from msgspec import Struct

from dragoman import corpus, pipeline
from dragoman.corpus.ties import ties
from dragoman.errors import UsageError
from dragoman.keys import content_id
from dragoman.lang import engines
from dragoman.lang.lemmas import Lemmas
from dragoman.lexicon import Lexicon
from dragoman.model import Claim, Document, Reading, Sentence, Statement, Tie
from dragoman.settings import Settings
from dragoman.store.query import ClaimQuery, FoundClaim, FoundStatement, Page, StatementQuery, TieQuery
from dragoman.store.store import Store
from dragoman.store.writer import Run
from dragoman.tools import Tools
