"""Learning from a ledger: weights of the judge that fit what its users said of the claims, or what two readers agree on.

What is learned is added to the shipped weights, and only where it ranks a user's own rows better than these, each row scored by weights
that have not seen it (cross-validation).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
import numpy as np
from msgspec import Struct

from dragoman.corpus import learning
from dragoman.corpus.learning import Features
from dragoman.errors import UsageError
from dragoman.lexicon.weights import load_weights
from dragoman.model import Claim, ClaimCorrection, Correction, Document, Reading
from dragoman.pipeline import STEPS, layers
from dragoman.steps.claims.agreement import is_same
from dragoman.steps.claims.article import article_of
from dragoman.steps.claims.grounding import grounded
from dragoman.steps.claims.proposers import proposed
from dragoman.steps.claims.scoring import with_features
from dragoman.steps.claims.selection import claim_of
from dragoman.store.corrected import in_force
from dragoman.tools import Tools

FEWEST = 20  # rows, some right and some wrong, below which nothing can be learned
LEAST = 3  # rows that have to show a feature
PENALTY = 8.0  # that of the shipped weights
HEAD = "# Learned from this ledger by dragoman learn, added to the shipped weights; dragoman learn --forget takes it back.\n[weights]\n"

BEFORE_CLAIMS = STEPS[: next(place for place, step in enumerate(STEPS) if step.name == "claims")]
Case = tuple[Features, bool]


class Lesson(Struct, frozen=True):
    """How many rows were learned from, how many of them are right, how often a right one ranks above a wrong one by the shipped weights and
    by learned ones that have not seen it, and the weights to add."""

    rows: int
    right: int
    before: float
    after: float
    weights: Mapping[str, float]

    @property
    def is_better(self) -> bool:
        return self.after > self.before


def lesson_of(cases: Iterable[Case], tools: Tools) -> Lesson:
    """What rows teach. Raises UsageError where there are too few of them, or all are right or wrong."""
    found = list(cases)
    right = np.array([label for _, label in found], dtype=float)
    if len(found) < FEWEST or not 0 < right.sum() < len(right):
        raise UsageError(f"{len(found)} rows of grammar, {int(right.sum())} of them right: learning takes {FEWEST}, right and wrong ones")
    features, shipped = [one for one, _ in found], load_weights(tools.lexicon.folder)
    offset = np.array([sum(shipped.parts(one).values()) for one in features])
    names = learning.shown_often(features, LEAST)
    matrix = learning.matrix_of(features, names)
    before, after = learning.ranked_right(offset, right), learning.crossed(matrix, right, offset, PENALTY)
    weights = dict(zip(names, map(float, learning.logistic(matrix, right, offset, PENALTY)), strict=True))
    return Lesson(len(found), int(right.sum()), before, after, weights)


def keep(lesson: Lesson, path: Path) -> None:
    """The same lesson gives the same bytes."""
    told = ((name, value) for name, value in sorted(lesson.weights.items()) if abs(value) >= 0.0005)
    rows = (f"{msgspec.json.encode(name).decode()} = {value:.3f}\n" for name, value in told)
    path.write_text(HEAD + "".join(rows), "utf8")


def judged_cases(document: Document, corrections: Sequence[Correction], tools: Tools) -> Iterator[Case]:
    """The candidates of a text that somebody judged, with whether he found them right."""
    judged = [row for one in in_force(corrections) if isinstance(one, ClaimCorrection) for row in judged_rows(one)]
    for claim, features in candidates(document, tools):
        said = next((right for row, right in judged if is_row(claim, row)), None)
        if said is not None:
            yield features, said


def judged_rows(one: ClaimCorrection) -> Iterator[tuple[Claim, bool]]:
    """What a correction says of rows: what should be is right; what was read is right where only details of it were edited."""
    if one.claim is not None:
        yield one.claim, True
    if one.read is not None and one.action != "accept":
        yield one.read, one.claim is not None and is_row(one.read, one.claim)


def agreed_cases(reading: Reading, tools: Tools) -> Iterator[Case]:
    """The candidates of a text that both readers have read, with whether the model says the same; nothing where only one has."""
    if any(claim.why.read_by for claim in reading.claims):
        told = [claim for claim in reading.claims if "model" in claim.why.read_by]
        yield from ((features, any(is_row(claim, one) for one in told)) for claim, features in candidates(reading.document, tools))


def is_row(one: Claim, other: Claim) -> bool:
    return is_same(one, other) and one.trigger.overlap(other.trigger) > 0


def candidates(document: Document, tools: Tools) -> Iterator[tuple[Claim, Features]]:
    """All that grammar proposes, as claims, with their features."""
    article = article_of(layers(document, tools, BEFORE_CLAIMS), tools)
    found, _ = grounded(document, proposed(article))
    return ((claim_of(one, tools.lexicon.types), features) for one, features in with_features(article.reading, found))
