"""The repair of trees: always one root and no cycle, and never a worse tree than the best one."""

from itertools import product

import numpy
import pytest

from dragoman.lang.trees import best_tree, is_tree


@pytest.mark.parametrize(("heads", "answer"), [
    ([0], True), ([2, 0], True), ([2, 0, 2, 3], True),
    ([0, 0], False), ([2, 1], False), ([2, 3, 2, 0], False), ([1, 0], False), ([], False),
])
def test_is_tree(heads: list[int], answer: bool) -> None:
    assert is_tree(heads) is answer


@pytest.mark.parametrize("seed", range(60))
def test_the_best_of_all_trees_is_found(seed: int) -> None:
    count = 1 + seed % 5
    scores = numpy.random.default_rng(seed).normal(size=(count, count + 1)).astype("float32")
    found = best_tree(scores)
    best = max((list(heads) for heads in product(range(count + 1), repeat=count) if is_tree(list(heads))), key=lambda h: total(scores, h))
    assert is_tree(found)
    assert total(scores, found) == pytest.approx(total(scores, best), abs=1e-5)


def test_a_long_sentence_becomes_a_tree() -> None:
    assert is_tree(best_tree(numpy.random.default_rng(7).normal(size=(200, 201)).astype("float32")))


def total(scores: numpy.ndarray, heads: list[int]) -> float:
    return float(sum(scores[word, head] for word, head in enumerate(heads)))
