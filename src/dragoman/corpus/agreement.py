"""How far two coders of the same texts agree: what a section on methods reports.

Claims are matched by place, one to one: the triggers overlap, the likest first. F1 takes one coder as the standard of the other, and is the
same either way; Krippendorff's alpha is nominal, over the matched pairs, so that it tells of coding what both have seen.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from itertools import groupby

from msgspec import Struct

from dragoman.corpus.differences import pairs
from dragoman.model import Claim, Reading

Pair = tuple[Claim, Claim]


class Agreement(Struct, frozen=True):
    """Of all claims or those of a language or type (`group`): how many each coder has, how many both have at the same place (`matched`) and
    with the same type and sides (`same`), F1 of either, and alpha of type, status, source and target; None where nothing varies."""

    group: str
    first: int
    second: int
    matched: int
    same: int
    f1_place: float | None
    f1: float | None
    type: float | None
    status: float | None
    source: float | None
    target: float | None


class CodedTwice(Struct, frozen=True):
    """The claims of two coders for one text, and those of the same place together."""

    language: str
    first: tuple[Claim, ...]
    second: tuple[Claim, ...]
    pairs: tuple[Pair, ...]


def coded_twice(one: Reading, other: Reading) -> CodedTwice:
    found = pairs(one.claims, other.claims)
    return CodedTwice(one.document.language, one.claims, other.claims, tuple((one.claims[i], other.claims[j]) for i, j in found.items()))


def agreements(texts: Sequence[CodedTwice]) -> list[Agreement]:
    """Of everything, then by language, then by the types that both have, the commonest first."""
    ordered = sorted(texts, key=lambda text: text.language)
    by_language = [agreement(code, list(some)) for code, some in groupby(ordered, key=lambda text: text.language)]
    counted = Counter(claim.type for text in texts for claim in text.first) & Counter(claim.type for text in texts for claim in text.second)
    return [agreement("all", texts), *by_language, *(of_type(name, texts) for name, _ in counted.most_common())]


def agreement(group: str, texts: Iterable[CodedTwice]) -> Agreement:
    found = list(texts)
    first, second = (sum(len(side(text)) for text in found) for side in (first_of, second_of))
    together = [pair for text in found for pair in text.pairs]
    return row(group, first, second, together, [one.type for one, _ in together], [other.type for _, other in together])


def of_type(name: str, texts: Sequence[CodedTwice]) -> Agreement:
    """Of the claims that a coder calls so; alpha of the type is that of calling a matched claim so or otherwise."""
    first, second = (sum(claim.type == name for text in texts for claim in side(text)) for side in (first_of, second_of))
    everything = [pair for text in texts for pair in text.pairs]
    called = [[one.type == name for one, _ in everything], [other.type == name for _, other in everything]]
    return row(name, first, second, [pair for pair in everything if pair[0].type == name == pair[1].type], *called)


def first_of(text: CodedTwice) -> tuple[Claim, ...]:
    return text.first


def second_of(text: CodedTwice) -> tuple[Claim, ...]:
    return text.second


def row(
    group: str, first: int, second: int, together: Sequence[Pair], types: Sequence[Hashable], other_types: Sequence[Hashable],
) -> Agreement:
    same = sum(is_same(one, other) for one, other in together)
    return Agreement(
        group, first, second, len(together), same, f1(len(together), first, second), f1(same, first, second), alpha(types, other_types),
        alpha([one.status for one, _ in together], [other.status for _, other in together]),
        *(alpha([who(one, side) for one, _ in together], [who(other, side) for _, other in together]) for side in (0, 1)),
    )


def who(claim: Claim, side: int) -> frozenset[str]:
    """The codes of a side; of a mutual act all parties are its source."""
    parties = (claim.source + claim.target, ()) if claim.symmetric else (claim.source, claim.target)
    return frozenset(actor.code for actor in parties[side])


def is_same(one: Claim, other: Claim) -> bool:
    return one.type == other.type and all(who(one, side) == who(other, side) for side in (0, 1))


def f1(hits: int, first: int, second: int) -> float | None:
    return 2 * hits / (first + second) if first + second else None


def alpha(first: Sequence[Hashable], second: Sequence[Hashable]) -> float | None:
    """Krippendorff's alpha for nominal data, two coders, no value missing; None where all values are the same.

    1 - (n - 1) · Σ o(c,k) / Σ n(c) · n(k) over different values c and k, with n values in all, o the coincidences and n(c) how often
    a value occurs (K. Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011, section B).
    """
    counts, total = Counter(first) + Counter(second), len(first) + len(second)
    expected = total * total - sum(number * number for number in counts.values())
    observed = 2 * sum(one != other for one, other in zip(first, second, strict=True))
    return 1 - (total - 1) * observed / expected if expected else None
