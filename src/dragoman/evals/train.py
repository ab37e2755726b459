"""`python -m dragoman.evals.train WEIGHTS GOLD... [--only PREFIX]`: learns how claims are judged from gold passages (JSON lines in the
guide's form); with `--only` the features whose name begins so, while all others keep the weights that they have in WEIGHTS.

A logistic regression with a quadratic penalty, fitted by Newton's method (Hastie, Tibshirani, Friedman: The Elements of Statistical
Learning, 4.4); nothing in it is random, so the same gold gives the same weights.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from dragoman.evals.labels import GoldPassage, is_right, read_passages
from dragoman.pipeline import STEPS, layers, standard_tools
from dragoman.steps.claims.article import article_of
from dragoman.steps.claims.features import Features
from dragoman.steps.claims.grounding import grounded
from dragoman.steps.claims.proposers import proposed
from dragoman.steps.claims.scoring import with_features
from dragoman.steps.claims.selection import claim_of
from dragoman.tools import Tools

PENALTY = 5.0  # chosen by cross-validation among 1, 3, 5 and 10
LEAST = 4  # passages or more have to show a feature
ROUNDS = 25
FOLDS = 5
HEAD = """# How much each thing that can be named of a claim speaks for it, in log odds.
# Learned from gold by `make judge`; not edited by hand.
"""

Vector = NDArray[np.float64]

BEFORE_CLAIMS = STEPS[: next(place for place, step in enumerate(STEPS) if step.name == "claims")]


def main(arguments: Sequence[str]) -> None:
    told = parsed(arguments)
    tools = standard_tools()
    cases = [case for passage in read_passages(told.gold) for case in cases_of(passage, tools)]
    found, right = [features for features, _ in cases], np.array([label for _, label in cases], dtype=float)
    names = [name for name in shown_often(found) if name.startswith(told.only)]
    kept = {name: weight for name, weight in tools.lexicon.weights.weights.items() if told.only and name not in names}
    matrix, offset = matrix_of(found, names), matrix_of(found, list(kept)) @ np.array(list(kept.values()))
    print(f"{len(cases)} candidates, {int(right.sum())} right; area under the curve {crossed(matrix, right, offset):.3f}", file=sys.stderr)
    write(told.weights, kept | dict(zip(names, fitted(matrix, right, offset), strict=True)))


def parsed(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m dragoman.evals.train")
    parser.add_argument("weights", type=Path)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--only", default="", metavar="PREFIX")
    return parser.parse_args(arguments)


def cases_of(passage: GoldPassage, tools: Tools) -> list[tuple[Features, bool]]:
    """The features of every candidate of a passage, and whether the gold has such a claim."""
    reading = layers(passage.document, tools, BEFORE_CLAIMS)
    candidates, _ = grounded(reading.document, proposed(article_of(reading, tools)))
    found = with_features(reading, candidates)
    return [(features, is_right(claim_of(candidate, tools.lexicon.types), passage)) for candidate, features in found]


def shown_often(found: Sequence[Features]) -> list[str]:
    counts = Counter(name for features in found for name in features)
    return sorted(name for name, count in counts.items() if count >= LEAST)


def matrix_of(found: Sequence[Features], names: Sequence[str]) -> Vector:
    """Shape (cases, names)."""
    return np.array([[features.get(name, 0.0) for name in names] for features in found]).reshape(len(found), len(names))


def fitted(matrix: Vector, right: Vector, offset: Vector) -> Vector:
    """The weights, shape (names,), that make the labels likeliest under the penalty; `offset`, shape (cases,), is added to the log odds."""
    weights = np.zeros(matrix.shape[1])
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-np.clip(matrix @ weights + offset, -30, 30)))
        curvature = (matrix * (likely * (1 - likely) + 1e-6)[:, None]).T @ matrix + PENALTY * np.eye(len(weights))
        weights += np.linalg.solve(curvature, matrix.T @ (right - likely) - PENALTY * weights)
    return weights


def crossed(matrix: Vector, right: Vector, offset: Vector) -> float:
    """How often a right candidate scores above a wrong one, each scored by weights that have not seen its fold."""
    scores = np.zeros(len(right))
    fold = np.arange(len(right)) * FOLDS // max(1, len(right))
    for one in range(FOLDS):
        rest = fold != one
        scores[~rest] = matrix[~rest] @ fitted(matrix[rest], right[rest], offset[rest]) + offset[~rest]
    ranks = scores.argsort().argsort()
    count = right.sum()
    return float((ranks[right > 0].sum() - count * (count - 1) / 2) / (count * (len(right) - count)))


def write(path: Path, weights: dict[str, float]) -> None:
    rows = (f"{msgspec.json.encode(name).decode()} = {value:.2f}\n" for name, value in sorted(weights.items()) if abs(value) >= 0.005)
    path.write_text(HEAD + "[weights]\n" + "".join(rows), encoding="utf8")


if __name__ == "__main__":
    main(sys.argv[1:])
