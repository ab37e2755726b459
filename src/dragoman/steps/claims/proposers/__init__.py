"""Those who propose claims: each reads the article and what those before it proposed, and yields candidates."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from dragoman.steps.claims.article import Article
from dragoman.steps.claims.candidate import Candidate
from dragoman.steps.claims.proposers.answered import by_model
from dragoman.steps.claims.proposers.comparison import compared
from dragoman.steps.claims.proposers.frames import by_frames
from dragoman.steps.claims.proposers.implied import implied

Proposer: TypeAlias = Callable[[Article, Sequence[Candidate]], Iterable[Candidate]]

PROPOSERS: tuple[Proposer, ...] = (by_frames, compared, implied)
MODEL_PROPOSERS: tuple[Proposer, ...] = (by_model,)
BOTH_PROPOSERS: tuple[Proposer, ...] = (*PROPOSERS, by_model)


def proposed(article: Article, proposers: Sequence[Proposer] = PROPOSERS) -> list[Candidate]:
    """Everything proposed, sentence by sentence, inside a sentence in the order of the proposers."""
    found: list[Candidate] = []
    for propose in proposers:
        found += list(propose(article, tuple(found)))
    return sorted(found, key=lambda candidate: candidate.sentence.start)


__all__ = ["BOTH_PROPOSERS", "MODEL_PROPOSERS", "PROPOSERS", "Proposer", "by_frames", "by_model", "proposed"]
