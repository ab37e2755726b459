"""Making a tree of what a parser gives: exactly one root, no cycle."""

import numpy
from numpy.typing import NDArray
from ufal.chu_liu_edmonds import chu_liu_edmonds


def is_tree(heads: list[int]) -> bool:
    """Whether heads (1-based, 0 is the root's) form one tree with one root."""
    if heads.count(0) != 1:
        return False
    safe = {0}
    for node in range(1, len(heads) + 1):
        path = []
        while node not in safe:
            if node in path:
                return False
            path.append(node)
            node = heads[node - 1]
        safe.update(path)
    return True


def best_tree(scores: NDArray[numpy.float32]) -> list[int]:
    """The heads (1-based, 0 for the root) of the maximum spanning arborescence with one root.

    `scores[i, j]` is how well word i+1 hangs on j (0 is the root); shape (words, words + 1). Chu & Liu 1965, Edmonds 1967.
    """
    count = scores.shape[0]
    full = numpy.full((count + 1, count + 1), numpy.nan)
    full[1:, :] = scores
    spread = float(scores.max() - scores.min()) + 1.0
    full[1:, 0] -= spread * count  # each further root costs more than all else together can win
    numpy.fill_diagonal(full, numpy.nan)
    heads, _ = chu_liu_edmonds(full)
    return [int(head) for head in heads[1:]]
