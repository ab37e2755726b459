"""Figures of documents together, each with its 95 % interval: a percentile bootstrap that draws whole documents (Efron 1979)."""

from collections.abc import Mapping, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Counts = Mapping[str, tuple[float, float]]  # by figure: how many are right, of how many
ROUNDS = 2000
MIDDLE = (2.5, 97.5)  # percentiles


class Interval(Struct, frozen=True):
    """A figure and the bounds between which it lies in 95 % of the draws."""

    value: float
    low: float
    high: float


def measured(documents: Sequence[Counts]) -> dict[str, Interval]:
    """Every share that the counts give, and F1 of what has a precision and a recall; a figure that no document counts is left out."""
    names = sorted({name for counts in documents for name in counts})
    rows = [[counts.get(name, (0, 0)) for name in names] for counts in documents]
    table = np.array(rows, dtype=float).reshape(len(documents), len(names), 2)
    drawn = np.random.default_rng(0).multinomial(len(documents), np.full(len(documents), 1 / max(1, len(documents))), ROUNDS)
    whole, draws = shares(table.sum(0)[None], names), shares(np.einsum("rd,dnk->rnk", drawn, table), names)
    return {name: interval(whole[name][0], draws[name]) for name in whole if not np.isnan(whole[name][0])}


def shares(sums: NDArray[np.float64], names: Sequence[str]) -> dict[str, NDArray[np.float64]]:
    """The figures of each draw from sums of shape (draws, names, 2); not a number where nothing is counted."""
    with np.errstate(invalid="ignore", divide="ignore"):
        found = {name: sums[:, place, 0] / sums[:, place, 1] for place, name in enumerate(names)}
        for name in [name.removesuffix(".precision") for name in names if name.endswith(".precision")]:
            if f"{name}.recall" in found:
                precision, recall = found[f"{name}.precision"], found[f"{name}.recall"]
                found[f"{name}.f1"] = 2 * precision * recall / (precision + recall)
    return found


def interval(value: float, draws: NDArray[np.float64]) -> Interval:
    low, high = np.nanpercentile(draws, MIDDLE)
    return Interval(float(value), float(low), float(high))
