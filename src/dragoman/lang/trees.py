"""Making a tree of what a parser gives: exactly one root, no cycle."""

from collections.abc import Sequence

import numpy
from numpy.typing import NDArray


def is_tree(heads: list[int]) -> bool:
    """Whether heads (1-based, 0 is the root's) form one tree with one root."""
    return heads.count(0) == 1 and not cycle_of([0, *heads])


def best_tree(scores: NDArray[numpy.float32]) -> list[int]:
    """The heads (1-based, 0 for the root) of the maximum spanning arborescence with one root.

    `scores[i, j]` is how well word i+1 hangs on j (0 is the root); shape (words, words + 1).
    """
    count = scores.shape[0]
    full = numpy.full((count + 1, count + 1), -numpy.inf)
    full[1:, :] = scores
    spread = float(scores.max() - scores.min()) + 1.0
    full[1:, 0] -= spread * count  # each further root costs more than all else together can win
    numpy.fill_diagonal(full, -numpy.inf)
    return [int(head) for head in arborescence(full)[1:]]


def arborescence(scores: NDArray[numpy.float64]) -> NDArray[numpy.intp]:
    """The head of each node in the maximum spanning arborescence from node 0 (Chu & Liu 1965, Edmonds 1967).

    `scores[i, j]` is how well i hangs on j. Each node takes its best head; a cycle is drawn together into one node, what is left is
    solved, and the cycle is opened where its new head enters.
    """
    heads: NDArray[numpy.intp] = scores.argmax(axis=1)
    heads[0] = 0
    cycle = cycle_of(heads.tolist())
    if not cycle:
        return heads
    inside, outside = numpy.array(cycle), numpy.setdiff1d(numpy.arange(len(heads)), cycle)
    entering = scores[numpy.ix_(inside, outside)] - scores[inside, heads[inside]][:, None]
    leaving = scores[numpy.ix_(outside, inside)]
    drawn = len(outside)
    small = numpy.full((drawn + 1, drawn + 1), -numpy.inf)
    small[:drawn, :drawn] = scores[numpy.ix_(outside, outside)]
    small[:drawn, drawn] = leaving.max(axis=1)
    small[drawn, :drawn] = entering.max(axis=0)
    solved = arborescence(small)
    for node in range(1, drawn):
        head = solved[node]
        heads[outside[node]] = inside[leaving[node].argmax()] if head == drawn else outside[head]
    heads[inside[entering[:, solved[drawn]].argmax()]] = outside[solved[drawn]]
    return heads


def cycle_of(heads: Sequence[int]) -> list[int]:
    """The nodes of some cycle; empty where there is none. Node 0 is the root."""
    safe = {0}
    for start in range(1, len(heads)):
        path: list[int] = []
        node = start
        while node not in safe and node not in path:
            path.append(node)
            node = heads[node]
        if node in path:
            return path[path.index(node) :]
        safe.update(path)
    return []


def projective(heads: list[int]) -> list[int]:
    """A tree's heads with every arc that crosses others lifted to its head's head until none crosses (Nivre & Nilsson 2005).

    Written news is nearly projective: most crossing arcs are the parser's slips over a clause border.
    """
    heads = list(heads)
    while not all_contiguous(heads):
        crossing = [(abs(head - child), child) for child, head in enumerate(heads, 1) if head and not spans_own(heads, head, child)]
        _, child = min(crossing)
        heads[child - 1] = heads[heads[child - 1] - 1]
    return heads


def all_contiguous(heads: list[int]) -> bool:
    """Whether every subtree is an unbroken stretch of words."""
    count = len(heads)
    low, high, size = list(range(count + 1)), list(range(count + 1)), [1] * (count + 1)
    for child in bottom_up(heads):
        head = heads[child - 1]
        if high[child] - low[child] + 1 != size[child]:
            return False
        low[head], high[head], size[head] = min(low[head], low[child]), max(high[head], high[child]), size[head] + size[child]
    return True


def bottom_up(heads: list[int]) -> list[int]:
    """The nodes of a tree, children before heads."""
    below: list[list[int]] = [[] for _ in range(len(heads) + 1)]
    for child, head in enumerate(heads, 1):
        below[head].append(child)
    order = list(below[0])
    for node in order:
        order.extend(below[node])
    return order[::-1]


def spans_own(heads: list[int], head: int, child: int) -> bool:
    """Whether all words between a head and its child are the head's own."""
    for between in range(min(head, child) + 1, max(head, child)):
        above = between
        while above not in (0, head):
            above = heads[above - 1]
        if above != head:
            return False
    return True
