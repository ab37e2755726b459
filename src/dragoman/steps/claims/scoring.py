"""The scorer: how likely a candidate is right, who, whom and type, by a learned weight for each of its features."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec.structs import replace

from dragoman.lexicon.weights import Weights, likelihood
from dragoman.model import Reading
from dragoman.steps.claims.candidate import Candidate, Score
from dragoman.steps.claims.features import Features, Surroundings, features_of
from dragoman.steps.claims.suppression import acts_of

NAMED = 6  # features that a claim tells of itself


def scored(reading: Reading, candidates: Iterable[Candidate], weights: Weights) -> list[Candidate]:
    """The candidates, each with its score."""
    return [replace(candidate, score=score_of(weights.parts(found))) for candidate, found in with_features(reading, candidates)]


def with_features(reading: Reading, candidates: Iterable[Candidate]) -> Iterator[tuple[Candidate, Features]]:
    """Each candidate with its features; they come sentence by sentence."""
    told: set[tuple[object, ...]] = set()
    for _, inside in groupby(candidates, key=lambda candidate: candidate.sentence.start):
        together = list(inside)
        acts = acts_of(together)
        for candidate in together:
            word, sides = (candidate.type, candidate.trigger.text.lower()), (candidate.type, *sides_key(candidate))
            place = candidate.sentence.start / len(reading.document.text)
            around = Surroundings(acts, len(together), place, word in told, sides in told)
            told |= {word, sides}
            yield candidate, features_of(reading, candidate, around)


def sides_key(candidate: Candidate) -> tuple[frozenset[str], frozenset[str]]:
    return candidate.sides.source.codes, candidate.sides.target.codes


def score_of(parts: dict[str, float]) -> Score:
    strongest = sorted(parts, key=lambda name: -abs(parts[name]))[:NAMED]
    return Score(likelihood(parts), {name: parts[name] for name in strongest})
