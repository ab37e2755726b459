"""Which sentences of two documents tell the same, in the order of both."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from dragoman.corpus.stories.profile import Passage, Profile

Weights = Mapping[str, float]


class Alignment(Struct, frozen=True):
    """`pairs` are the numbers of sentences that answer each other, with their likeness; `share` is how much of both texts they cover."""

    pairs: tuple[tuple[int, int, float], ...]
    share: float


def align(one: Profile, other: Profile) -> Alignment:
    """The best pairing that keeps the order of both (dynamic programming over likeness times weight).

    Documents in one language are compared by words and marks, others by marks alone.
    """
    keyed, ours, theirs = features(one, other)
    weights = [[weight(f, w) for f in side] for side, w in zip(keyed, (ours, theirs), strict=True)]
    whole = sum(map(sum, weights))
    if not whole:
        return Alignment((), 0.0)
    like = [[alike(a, b, ours, weights[0][i], weights[1][j]) for j, b in enumerate(keyed[1])] for i, a in enumerate(keyed[0])]
    best = table(like, weights)
    return Alignment(tuple(path(like, best)), best[-1][-1] / whole)


def features(one: Profile, other: Profile) -> tuple[tuple[list[frozenset[str]], list[frozenset[str]]], Weights, Weights]:
    """For the sentences of either the keys by which they are compared, and the weights of these."""
    if one.language != other.language:
        return ([frozenset(p.marks) for p in one.passages], [frozenset(p.marks) for p in other.passages]), one.marks, other.marks
    return ([both(p) for p in one.passages], [both(p) for p in other.passages]), merged(one), merged(other)


def both(passage: Passage) -> frozenset[str]:
    return frozenset(passage.marks) | frozenset(f"{word}~" for word in passage.words)


def merged(profile: Profile) -> Weights:
    return {**profile.marks, **{f"{word}~": weight for word, weight in profile.words.items()}}


def weight(keys: frozenset[str], weights: Weights) -> float:
    return sum(weights.get(key, 0.0) for key in sorted(keys))


def alike(one: frozenset[str], other: frozenset[str], weights: Weights, first: float, second: float) -> float:
    """The weight of what two sentences share, of the heavier one's."""
    most = max(first, second)
    return weight(one & other, weights) / most if most else 0.0


def table(like: Sequence[Sequence[float]], weights: Sequence[Sequence[float]]) -> list[list[float]]:
    best = [[0.0] * (len(weights[1]) + 1) for _ in range(len(weights[0]) + 1)]
    for i, row in enumerate(like):
        for j, likeness in enumerate(row):
            paired = best[i][j] + likeness * (weights[0][i] + weights[1][j])
            best[i + 1][j + 1] = max(best[i][j + 1], best[i + 1][j], paired)
    return best


def path(like: Sequence[Sequence[float]], best: Sequence[Sequence[float]]) -> list[tuple[int, int, float]]:
    i, j, found = len(best) - 1, len(best[0]) - 1, []
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            found.append((i, j, round(like[i][j], 4)))
    return found[::-1]
