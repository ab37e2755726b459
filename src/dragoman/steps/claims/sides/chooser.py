"""The choice of the likeliest pair of sides: a softmax over all pairs (a conditional logit: McFadden 1974) with learned weights."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from dragoman.grammar.paths import Path, Position
from dragoman.lexicon.weights import Weights
from dragoman.model import Actor, Span
from dragoman.steps.claims.fill import NOBODY, Side, Sides
from dragoman.steps.claims.sides.cast import Cast, Codes, nearest
from dragoman.steps.claims.sides.configurations import known, sets_of
from dragoman.steps.claims.sides.features import DEALINGS, Act, Features, Shape, of_actor, of_pair, of_shape, of_side, shape_of

Vector: TypeAlias = NDArray[np.float64]
TOLD = 4  # features that are told of a pair


class SidePairs(Struct, frozen=True):
    """The sets that are tried on each side, with the features of each on the source's and on the target's side."""

    sets: Sequence[Codes]
    sources: Sequence[Features]
    targets: Sequence[Features]


class Choice(Struct, frozen=True):
    """The sides chosen, how likely the pair is in [0, 1], how open the choice was (entropy in nats), and what spoke for the pair and
    for the runner-up, in log odds by feature."""

    sides: Sides
    likelihood: float = 1.0
    entropy: float = 0.0
    parts: Mapping[str, float] = {}
    runner_up: str = ""
    runner_up_parts: Mapping[str, float] = {}


Chooser: TypeAlias = Callable[[Cast, Act], Choice]


def as_told(cast: Cast, act: Act) -> Choice:
    """What grammar says, and nothing else."""
    return Choice(act.told)


def learned(weights: Weights) -> Chooser:
    """The likeliest pair by learned weights."""
    def choose(cast: Cast, act: Act) -> Choice:
        pairs = pairs_of(cast, act)
        likely = likelihoods(scores(cast, act, pairs, weights))
        together = grouped(pairs, likely, act.mutual)
        ranked = sorted(together, key=lambda one: -one[0])
        best, second = ranked[0], ranked[1] if len(ranked) > 1 else ranked[0]
        entropy = float(-(likely * np.log(likely + 1e-12)).sum())
        return Choice(
            sides_of(cast, act, *sets_at(pairs, best[1]), best[0]), best[0], entropy, told(parts_of(cast, act, pairs, best[1], weights)),
            " → ".join("+".join(sorted(codes)) or "nobody" for codes in sets_at(pairs, second[1])),
            told(parts_of(cast, act, pairs, second[1], weights)),
        )

    return choose


def pairs_of(cast: Cast, act: Act) -> SidePairs:
    sets = sets_of(cast, act.number, act.told)
    recent = cast.before(act.head.start)
    actors = {code: of_actor(cast, act, code, recent) for code in sorted(frozenset().union(*sets))}
    sources, targets = ([of_side(name, codes, act, cast, actors) for codes in sets] for name in ("source", "target"))
    return SidePairs(sets, sources, targets)


def scores(cast: Cast, act: Act, pairs: SidePairs, weights: Weights) -> Vector:
    """The log odds of each pair, shape (sets, sets): sources by targets."""
    source, target = (np.array([sum(weights.parts(found).values()) for found in side]) for side in (pairs.sources, pairs.targets))
    found: Vector = source[:, None] + target[None, :] + pair_scores(cast, act, pairs.sets, weights)
    return found


def pair_scores(cast: Cast, act: Act, sets: Sequence[Codes], weights: Weights) -> Vector:
    """What only both sides together add, shape (sets, sets); pairs of one shape share all features but their dealings."""
    by_shape: dict[Shape, float] = {}
    dealing = weights.weights.get(DEALINGS, 0.0)
    found = np.zeros((len(sets), len(sets)))
    for i, source in enumerate(sets):
        for j, target in enumerate(sets):
            shape = shape_of(source, target, act)
            if shape not in by_shape:
                by_shape[shape] = sum(weights.parts(of_shape(shape, act)).values())
            found[i, j] = by_shape[shape] + (dealing * cast.dealings(source, target) if source and target else 0.0)
    return found


def likelihoods(scores: Vector) -> Vector:
    """The softmax over all pairs."""
    likely = np.exp(scores - scores.max())
    found: Vector = likely / likely.sum()
    return found


def grouped(pairs: SidePairs, likely: Vector, mutual: bool) -> list[tuple[float, tuple[int, int]]]:
    """The likelihood of each pair with its place; of an act done to each other, pairs of the same actors count as one, told the
    likeliest way."""
    found: dict[tuple[Codes, Codes], list[tuple[float, tuple[int, int]]]] = {}
    for i, source in enumerate(pairs.sets):
        for j, target in enumerate(pairs.sets):
            key = (source | target, frozenset[str]()) if mutual else (source, target)
            found.setdefault(key, []).append((float(likely[i, j]), (i, j)))
    return [(sum(one for one, _ in same), max(same)[1]) for same in found.values()]


def sets_at(pairs: SidePairs, place: tuple[int, int]) -> tuple[Codes, Codes]:
    return pairs.sets[place[0]], pairs.sets[place[1]]


def parts_of(cast: Cast, act: Act, pairs: SidePairs, place: tuple[int, int], weights: Weights) -> Mapping[str, float]:
    return weights.parts(pairs.sources[place[0]] | pairs.targets[place[1]] | of_pair(*sets_at(pairs, place), act, cast))


def told(parts: Mapping[str, float]) -> Mapping[str, float]:
    """The strongest parts."""
    return {name: round(parts[name], 2) for name in sorted(parts, key=lambda name: -abs(parts[name]))[:TOLD]}


def sides_of(cast: Cast, act: Act, source: Codes, target: Codes, likelihood: float) -> Sides:
    """The sides as roles: grammar's own where the set is the same, else the actors as they are named nearest to the act."""
    if (source, target) == (known(act.told.source.codes), known(act.told.target.codes)):
        return act.told
    return Sides(role_of(cast, act, source, act.told.source, likelihood), role_of(cast, act, target, act.told.target, likelihood))


def role_of(cast: Cast, act: Act, codes: Codes, by_grammar: Side, likelihood: float) -> Side:
    if codes == known(by_grammar.codes):
        return by_grammar
    found = [actor for code in sorted(codes) if (actor := actor_of(cast, act, code)) is not None]
    words = ", ".join(actor.mention.text if actor.mention else actor.name for actor in found)
    return Side(tuple(found), Path(Position.CONTEXT, words), likelihood) if found else NOBODY


def actor_of(cast: Cast, act: Act, code: str) -> Actor | None:
    """The actor of a code as grammar found it, as it is named nearest to the act, or as the publisher."""
    for actor in (*act.told.source.actors, *act.told.target.actors):
        if actor.code == code:
            return actor
    one = nearest(cast.by_code.get(code, ()), act.sentence, act.head)
    if one is None:
        return cast.publisher if cast.publisher is not None and cast.publisher.code == code else None
    return replace(one.actor, mention=Span(one.mention.text, one.mention.start, one.mention.end))
