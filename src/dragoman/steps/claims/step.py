"""Claims: proposed, grounded in the text, scored, selected."""

from collections.abc import Sequence
from functools import partial

from msgspec.structs import replace

from dragoman.llm.placing import placed
from dragoman.model import KEPT, Claim, Reading
from dragoman.steps.claims.agreement import agreed
from dragoman.steps.claims.article import article_of
from dragoman.steps.claims.candidate import Candidate, ModelRule
from dragoman.steps.claims.grounding import grounded
from dragoman.steps.claims.proposers import BOTH_PROPOSERS, MODEL_PROPOSERS, PROPOSERS, Proposer, by_model, proposed
from dragoman.steps.claims.scoring import scored
from dragoman.steps.claims.selection import selected
from dragoman.tools import Step, Tools


def find_claims(reading: Reading, tools: Tools, proposers: Sequence[Proposer] = PROPOSERS) -> Reading:
    candidates, dropped = grounded(reading.document, proposed(article_of(reading, tools), proposers))
    likely = scored(reading, candidates, tools.lexicon.weights)
    claims = read(likely, tools)
    invented = placed(reading).dropped if by_model in proposers else ()
    return replace(reading, claims=tuple(claims), ungrounded=(*dropped, *invented))


def read(likely: Sequence[Candidate], tools: Tools) -> Sequence[Claim]:
    """The claims of the readers, each selected for itself; those of two are matched."""
    told = [one for one in likely if isinstance(one.rule, ModelRule)]
    read = [one for one in likely if not isinstance(one.rule, ModelRule)]
    by_model, by_grammar = (selected(some, tools.lexicon.types, tools.everything) for some in (told, read))
    if tools.reader.kind != "both":
        return by_model or by_grammar
    found = agreed(by_model, by_grammar, tools.lexicon.weights)
    return found if tools.everything else [one for one in found if one.why.score >= KEPT]


def step_of(proposers: Sequence[Proposer], *layers: str) -> Step:
    """The step with these proposers, who need these layers beside those of grammar."""
    needs = (*layers, "trees", "mentions", "references", "nationalities", "publisher", "statements", "quantities", "times")
    return Step("claims", needs=needs, gives=("claims", "ungrounded"), run=partial(find_claims, proposers=proposers))


STEP = step_of(PROPOSERS)
MODEL_STEP = step_of(MODEL_PROPOSERS, "answer")
BOTH_STEP = step_of(BOTH_PROPOSERS, "answer")
