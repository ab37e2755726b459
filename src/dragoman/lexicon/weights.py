"""Weights of the features by which a claim is judged: a logistic regression, shipped as data."""

from collections.abc import Mapping
from math import exp
from pathlib import Path

from msgspec import Struct

from dragoman.lexicon.toml import load

JUDGES = ("judge.toml", "llm/judge.toml")


class Weights(Struct, frozen=True, forbid_unknown_fields=True):
    """Log odds by feature name; a feature that is not named here weighs nothing."""

    weights: dict[str, float]

    def parts(self, features: Mapping[str, float]) -> dict[str, float]:
        """What each feature adds to the log odds."""
        return {name: self.weights[name] * value for name, value in features.items() if self.weights.get(name, 0.0) * value}

    def plus(self, other: "Weights") -> "Weights":
        return Weights({name: self.weights.get(name, 0.0) + other.weights.get(name, 0.0) for name in {*self.weights, *other.weights}})


def likelihood(parts: Mapping[str, float]) -> float:
    """In (0, 1): the logistic function of summed log odds."""
    return 1.0 / (1.0 + exp(-sum(parts.values())))


def load_weights(folder: Path) -> Weights:
    """The weights by which claims are judged: those of grammar in `folder/judge.toml`, of language models in `folder/llm/judge.toml`.

    Raises DataError.
    """
    return Weights({name: weight for file in JUDGES for name, weight in load(folder / file, Weights).weights.items()})


def load_side_weights(folder: Path) -> Weights:
    """The weights by which sides are chosen, in `folder/sides.toml`. Raises DataError."""
    return load(folder / "sides.toml", Weights)
