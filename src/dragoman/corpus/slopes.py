"""Sen's slope of a long series, without listing the slopes of all pairs."""

import math
from collections.abc import Sequence
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

FEW = 500  # values, of which the slopes of all pairs are listed
PRECISION, DIGITS = 1e-12, 9  # of a slope among those of more values: how near it is sought, and told

Integers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


def sen_slope(values: Sequence[float]) -> tuple[float, float, float]:
    """Sen (1968): the median of the slopes of all pairs, and both ends of its 95% confidence interval by Kendall's variance."""
    n = len(values)
    pairs = n * (n - 1) // 2
    spread = NormalDist().inv_cdf(0.975) * math.sqrt(n * (n - 1) * (2 * n + 5) / 18)
    low, high = max(0, math.floor((pairs - spread) / 2)), min(pairs - 1, math.ceil((pairs + spread) / 2))
    found = slopes_at(np.asarray(values, dtype=np.float64), ((pairs - 1) // 2, pairs // 2, low, high))
    return (found[0] + found[1]) / 2, found[2], found[3]


def slopes_at(series: Floats, ranks: Sequence[int]) -> list[float]:
    """The slopes of these ranks (from 0) among those of all pairs."""
    if len(series) > FEW:
        return [sought(series, rank) for rank in ranks]
    first, second = np.triu_indices(len(series), 1)
    ordered = np.sort((series[second] - series[first]) / (second - first))
    return [float(ordered[rank]) for rank in ranks]


def sought(series: Floats, rank: int) -> float:
    """One of them, found by halving: none lies outside those of neighbours."""
    low, high = float(np.diff(series).min()) - 1, float(np.diff(series).max())
    while high - low > PRECISION * max(1.0, abs(low), abs(high)):
        middle = (low + high) / 2
        if slopes_at_most(series, middle) > rank:
            high = middle
        else:
            low = middle
    return round(high, DIGITS) + 0.0  # never -0.0


def slopes_at_most(series: Floats, most: float) -> int:
    """Of how many pairs the slope is at most this: of those whose values do not rise once the slope is taken off."""
    places = np.arange(len(series))
    ranks = np.empty(len(series), dtype=np.int64)
    ranks[np.lexsort((-places, series - most * places))] = places  # of equal values the later one has the lower rank
    return inversions(ranks)


def inversions(ranks: Integers) -> int:
    """How many pairs of a permutation of 0 … n-1 stand in falling order: counted bit by bit while it is sorted by its higher bits."""
    found = 0
    for bit in reversed(range(len(ranks).bit_length())):
        ones = (ranks >> bit) & 1
        before = np.cumsum(ones) - ones
        same_higher_bits = ranks >> (bit + 1)
        in_group = before - before[np.searchsorted(same_higher_bits, same_higher_bits)]
        found += int(in_group[ones == 0].sum())
        ranks = ranks[np.argsort(ranks >> bit, kind="stable")]
    return found
