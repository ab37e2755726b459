"""Learning weights by plain numpy: of a logistic regression, and of a softmax over the pairs of sides of many acts.

Nothing is random, so the same cases give the same weights.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Vector: TypeAlias = NDArray[np.float64]
Features: TypeAlias = Mapping[str, float]

ROUNDS = 25  # of Newton's method
STEPS = 200  # of gradient descent
FOLDS = 5
RATE = 0.1  # the length of its first steps


def shown_often(found: Iterable[Features], least: int) -> list[str]:
    """The names of the features that at least so many cases show."""
    counts = Counter(name for features in found for name in features)
    return sorted(name for name, count in counts.items() if count >= least)


def matrix_of(found: Sequence[Features], names: Sequence[str]) -> Vector:
    """Shape (cases, names)."""
    return np.array([[features.get(name, 0.0) for name in names] for features in found]).reshape(len(found), len(names))


def logistic(matrix: Vector, right: Vector, offset: Vector, penalty: float) -> Vector:
    """The weights, shape (names,), of a logistic regression with a quadratic penalty, by Newton's method (Hastie, Tibshirani, Friedman:
    The Elements of Statistical Learning, 4.4); `offset`, shape (cases,), is added to the log odds."""
    weights = np.zeros(matrix.shape[1])
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-np.clip(matrix @ weights + offset, -30, 30)))
        curvature = (matrix * (likely * (1 - likely) + 1e-6)[:, None]).T @ matrix + penalty * np.eye(len(weights))
        weights += np.linalg.solve(curvature, matrix.T @ (right - likely) - penalty * weights)
    return weights


def crossed(matrix: Vector, right: Vector, offset: Vector, penalty: float) -> float:
    """How often a right case scores above a wrong one, each scored by weights that have not seen its fold."""
    scores = np.zeros(len(right))
    fold = np.arange(len(right)) * FOLDS // max(1, len(right))
    for one in range(FOLDS):
        rest = fold != one
        scores[~rest] = matrix[~rest] @ logistic(matrix[rest], right[rest], offset[rest], penalty) + offset[~rest]
    return ranked_right(scores, right)


def ranked_right(scores: Vector, right: Vector) -> float:
    """How often a right case scores above a wrong one: the area under the curve."""
    ranks = scores.argsort().argsort()
    count = right.sum()
    return float((ranks[right > 0].sum() - count * (count - 1) / 2) / (count * (len(right) - count)))


class ActPairs(Struct, frozen=True):
    """The pairs of sides of one act: features of each set as source and as target, of each pair (row by row), and which pairs are right."""

    sources: Sequence[Features]
    targets: Sequence[Features]
    pairs: Sequence[Features]
    right: Sequence[bool]


class Rows(Struct, frozen=True):
    """Features of many rows: the row, the feature and the value of each entry."""

    row: NDArray[np.int64]
    feature: NDArray[np.int64]
    value: Vector
    count: int

    def scores(self, weights: Vector) -> Vector:
        return summed(self.row, self.value * weights[self.feature], self.count)

    def gradient(self, of_rows: Vector, features: int) -> Vector:
        return summed(self.feature, self.value * of_rows[self.row], features)


def summed(places: NDArray[np.int64], values: Vector, count: int) -> Vector:
    """The values by place, shape (count,)."""
    found: Vector = np.bincount(places, values, count).astype(float)
    return found


def rows_of(found: Sequence[Features], place: Mapping[str, int]) -> Rows:
    entries = [(at, place[name], value) for at, features in enumerate(found) for name, value in features.items() if name in place]
    row, feature, value = (np.array(column) for column in zip(*entries, strict=True))
    return Rows(row, feature, value, len(found))


def softmax_over_pairs(acts: Sequence[ActPairs], names: Sequence[str], penalty: float) -> Vector:
    """The weights, shape (names,), that make the right pairs likeliest under a quadratic penalty, by gradient descent with momentum
    (Adam: Kingma and Ba 2015) on all acts at once."""
    objective = objective_of(acts, {name: at for at, name in enumerate(names)}, penalty)
    weights, first, second = np.zeros(len(names)), np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, STEPS + 1):
        gradient = objective(weights)
        first, second = 0.9 * first + 0.1 * gradient, 0.99 * second + 0.01 * gradient**2
        rate = RATE * (1 - (step - 1) / STEPS)
        weights = weights - rate * first / (1 - 0.9**step) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return weights


def objective_of(acts: Sequence[ActPairs], place: Mapping[str, int], penalty: float) -> Callable[[Vector], Vector]:
    """The gradient of the penalised negative log likelihood as a function of the weights."""
    sources = rows_of([one for act in acts for one in act.sources], place)
    targets = rows_of([one for act in acts for one in act.targets], place)
    pairs = rows_of([one for act in acts for one in act.pairs], place)
    sizes = np.array([len(act.sources) for act in acts])
    first_set, first_pair = np.cumsum(sizes) - sizes, np.cumsum(sizes**2) - sizes**2
    owner = np.repeat(np.arange(len(acts)), sizes**2)
    inside = np.arange(pairs.count) - first_pair[owner]
    source, target = first_set[owner] + inside // sizes[owner], first_set[owner] + inside % sizes[owner]
    right = np.array([one for act in acts for one in act.right], dtype=float)

    def gradient(weights: Vector) -> Vector:
        score = sources.scores(weights)[source] + targets.scores(weights)[target] + pairs.scores(weights)
        likely = np.exp(score - np.maximum.reduceat(score, first_pair)[owner])
        true = likely * right
        error = likely / np.add.reduceat(likely, first_pair)[owner] - true / np.add.reduceat(true, first_pair)[owner]
        by_source, by_target = summed(source, error, sources.count), summed(target, error, targets.count)
        found = sources.gradient(by_source, len(place)) + targets.gradient(by_target, len(place)) + pairs.gradient(error, len(place))
        return found + penalty * weights

    return gradient
