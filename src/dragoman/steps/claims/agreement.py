"""Two coders of one document: which claims of grammar and of a language model are the same, and what it says of each that they agree."""

from collections.abc import Iterator, Sequence
from math import log

from msgspec.structs import replace

from dragoman.lexicon.weights import Weights, likelihood
from dragoman.model import Claim, ReadBy, Why
from dragoman.steps.claims.merge import actors

AGREED, MODEL_ALONE, GRAMMAR_ALONE = "both read it", "only the model reads it", "only grammar reads it"
OTHERWISE = "the model reads otherwise"  # beside the words of a claim that only grammar reads
OWN = "by its own reader"
SUREST = 0.99  # bound of a likelihood whose log odds are taken


def agreed(by_model: Sequence[Claim], by_grammar: Sequence[Claim], weights: Weights) -> list[Claim]:
    """The claims of both readers in text order, those that both read as one."""
    pairs = dict(matched(by_model, by_grammar))
    taken = {other.id for other in pairs.values()}
    found = [both(one, pairs[one.id], weights) if one.id in pairs else alone(one, "model", (MODEL_ALONE,), weights) for one in by_model]
    for other in by_grammar:
        if other.id not in taken:
            otherwise = any(same_place(one, other) for one in by_model)
            found.append(alone(other, "grammar", (GRAMMAR_ALONE, *((OTHERWISE,) if otherwise else ())), weights))
    return sorted(found, key=lambda claim: (claim.trigger.start, claim.trigger.end))


def matched(by_model: Sequence[Claim], by_grammar: Sequence[Claim]) -> Iterator[tuple[str, Claim]]:
    """For the ids of the model's claims those of grammar that say the same: type, sides and place; each once, the nearest first."""
    edges = [(nearness(one, other), i, j) for i, one in enumerate(by_model) for j, other in enumerate(by_grammar) if is_same(one, other)]
    left, right = set[int](), set[int]()
    for _, i, j in sorted(edges, reverse=True):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            yield by_model[i].id, by_grammar[j]


def is_same(one: Claim, other: Claim) -> bool:
    return one.type == other.type and same_sides(one, other) and one.evidence.overlap(other.evidence) > 0


def same_sides(one: Claim, other: Claim) -> bool:
    """Where either is mutual, all parties together."""
    if one.symmetric or other.symmetric:
        return everybody(one) == everybody(other)
    return actors(one) == actors(other)


def everybody(claim: Claim) -> frozenset[str]:
    return frozenset(actor.code for actor in (*claim.source, *claim.target))


def nearness(one: Claim, other: Claim) -> tuple[int, int, bool]:
    return one.trigger.overlap(other.trigger), one.evidence.overlap(other.evidence), one.status == other.status


def same_place(one: Claim, other: Claim) -> bool:
    return one.trigger.overlap(other.trigger) > 0


def both(told: Claim, read: Claim, weights: Weights) -> Claim:
    """The model's claim with what grammar alone tells of it (mode, contexts, what made the status), and with what only it has found."""
    why = replace(scored(told.why, (AGREED,), weights), rule=read.why.rule, path=(*told.why.path, *read.why.path), status=read.why.status)
    return replace(
        told, mode=read.mode or told.mode, contexts=read.contexts, quantities=told.quantities or read.quantities,
        time=told.time or read.time, why=replace(why, read_by=("grammar", "model")),
    )


def alone(claim: Claim, reader: ReadBy, features: Sequence[str], weights: Weights) -> Claim:
    return replace(claim, why=replace(scored(claim.why, features, weights), read_by=(reader,)))


def scored(why: Why, features: Sequence[str], weights: Weights) -> Why:
    """Its own reader's log odds and what the agreement adds to them."""
    own = min(max(why.score, 1 - SUREST), SUREST)
    parts = {OWN: log(own / (1 - own)), **weights.parts(dict.fromkeys(features, 1.0))}
    return replace(why, score=likelihood(parts), parts=parts)
