"""`python -m dragoman.evals.train WEIGHTS GOLD...`: learns how claims are judged from gold passages (JSON lines in the guide's form).

A logistic regression with a quadratic penalty, fitted by Newton's method (Hastie, Tibshirani, Friedman: The Elements of Statistical
Learning, 4.4); nothing in it is random, so the same gold gives the same weights.
"""

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from dragoman.evals.labels import GoldPassage, is_right, read_passages
from dragoman.model import Reading
from dragoman.pipeline import STEPS, standard_tools
from dragoman.steps.claims.judge import Features, features_of
from dragoman.steps.claims.step import drafts_of
from dragoman.tools import Tools

PENALTY = 5.0  # chosen by cross-validation among 1, 3, 5 and 10
LEAST = 4  # passages or more have to show a feature
ROUNDS = 25
FOLDS = 5
HEAD = """# How much each thing that can be named of a claim speaks for it, in log odds.
# Learned from gold by `make judge`; not edited by hand.
"""

Vector = NDArray[np.float64]


def main(arguments: Sequence[str]) -> None:
    target, *paths = arguments
    tools = standard_tools()
    cases = [case for passage in read_passages(map(Path, paths)) for case in cases_of(passage, tools)]
    names = shown_often([features for features, _ in cases])
    matrix, right = matrix_of([features for features, _ in cases], names), np.array([label for _, label in cases], dtype=float)
    print(f"{len(cases)} candidates, {int(right.sum())} right; area under the curve {crossed(matrix, right):.3f}", file=sys.stderr)
    write(Path(target), dict(zip(names, fitted(matrix, right), strict=True)))


def cases_of(passage: GoldPassage, tools: Tools) -> list[tuple[Features, bool]]:
    """The features of every draft of a passage, and whether the gold has such a claim."""
    reading = Reading(document=passage.document)
    for step in STEPS:
        if step.name == "claims":
            break
        reading = step.run(reading, tools)
    drafted = (pair for _, drafts in drafts_of(reading, tools) for pair in features_of(reading, drafts))
    return [(features, is_right(draft.claim, passage)) for draft, features in drafted]


def shown_often(found: Sequence[Features]) -> list[str]:
    counts = Counter(name for features in found for name in features)
    return sorted(name for name, count in counts.items() if count >= LEAST)


def matrix_of(found: Sequence[Features], names: Sequence[str]) -> Vector:
    """Shape (cases, names)."""
    return np.array([[features.get(name, 0.0) for name in names] for features in found])


def fitted(matrix: Vector, right: Vector) -> Vector:
    """The weights, shape (names,), that make the labels likeliest under the penalty."""
    weights = np.zeros(matrix.shape[1])
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-np.clip(matrix @ weights, -30, 30)))
        curvature = (matrix * (likely * (1 - likely) + 1e-6)[:, None]).T @ matrix + PENALTY * np.eye(len(weights))
        weights += np.linalg.solve(curvature, matrix.T @ (right - likely) - PENALTY * weights)
    return weights


def crossed(matrix: Vector, right: Vector) -> float:
    """How often a right candidate scores above a wrong one, each scored by weights that have not seen its fold."""
    scores = np.zeros(len(right))
    fold = np.arange(len(right)) * FOLDS // max(1, len(right))
    for one in range(FOLDS):
        scores[fold == one] = matrix[fold == one] @ fitted(matrix[fold != one], right[fold != one])
    ranks = scores.argsort().argsort()
    count = right.sum()
    return float((ranks[right > 0].sum() - count * (count - 1) / 2) / (count * (len(right) - count)))


def write(path: Path, weights: dict[str, float]) -> None:
    rows = (f"{msgspec.json.encode(name).decode()} = {value:.2f}\n" for name, value in weights.items() if abs(value) >= 0.005)
    path.write_text(HEAD + "[weights]\n" + "".join(rows), encoding="utf8")


if __name__ == "__main__":
    main(sys.argv[1:])
