"""Claims: proposed, grounded in the text, scored, selected."""

from collections.abc import Sequence
from functools import partial

from msgspec.structs import replace

from dragoman.model import Reading
from dragoman.steps.claims.article import article_of
from dragoman.steps.claims.grounding import grounded
from dragoman.steps.claims.proposers import PROPOSERS, Proposer, proposed
from dragoman.steps.claims.scoring import scored
from dragoman.steps.claims.selection import selected
from dragoman.tools import Step, Tools


def find_claims(reading: Reading, tools: Tools, proposers: Sequence[Proposer] = PROPOSERS) -> Reading:
    candidates, dropped = grounded(reading.document, proposed(article_of(reading, tools), proposers))
    likely = scored(reading, candidates, tools.lexicon.weights)
    claims = selected(likely, tools.lexicon.types, tools.everything)
    return replace(reading, claims=tuple(claims), ungrounded=tuple(dropped))


def step_of(proposers: Sequence[Proposer]) -> Step:
    """The step with these proposers."""
    needs = ("trees", "mentions", "references", "nationalities", "publisher", "statements", "quantities", "times")
    return Step("claims", needs=needs, gives=("claims", "ungrounded"), run=partial(find_claims, proposers=proposers))


STEP = step_of(PROPOSERS)
