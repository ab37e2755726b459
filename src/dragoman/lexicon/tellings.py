"""Learned weights by which tellings of different documents are compared."""

from collections.abc import Mapping
from functools import cache

from dragoman.lexicon.toml import DATA, load

WEIGHTS = DATA / "tellings.toml"


@cache
def telling_weights() -> Mapping[str, Mapping[str, float]]:
    """For each model the weight of each feature, and its `intercept`."""
    return load(WEIGHTS, dict[str, dict[str, float]])
