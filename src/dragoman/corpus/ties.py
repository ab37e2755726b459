"""Counts of claims into ties."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from dragoman.lexicon.plover import Plover
from dragoman.model import Kind, PairAmount, PairCount, PairTotal, Signed, Status, Tie

Layer = Literal["deeds", "words", "facts", "offers", "prospects", "denied"]
Key = tuple[str, str, bool, str]


class Weight(Struct, frozen=True):
    """What one claim of a kind, type, mode and status adds to a tie; only deeds and words have scores."""

    layer: Layer
    sign: int
    score: float | None
    goldstein: float | None


class Sums:
    """A tie in the making."""

    def __init__(self) -> None:
        self.layers: Counter[tuple[Layer, int]] = Counter()
        self.types: Counter[str] = Counter()
        self.statuses: Counter[str] = Counter()
        self.score, self.goldstein = Mean(), Mean()
        self.amounts: defaultdict[str, float] = defaultdict(float)

    def add(self, count: PairCount, weight: Weight) -> None:
        claims = count.claims
        self.layers[weight.layer, weight.sign] += claims
        self.types[count.type] += claims
        self.statuses[count.status] += claims
        if weight.score is not None:
            self.score.add(weight.score, claims)
        if weight.goldstein is not None:
            self.goldstein.add(weight.goldstein, claims)

    def signed(self, layer: Layer) -> Signed:
        return Signed(self.layers[layer, 1], self.layers[layer, -1], self.layers[layer, 0])


class Mean:
    """The mean of the values that are known, each so many times."""

    def __init__(self) -> None:
        self.total, self.times = 0.0, 0

    def add(self, value: float, times: int) -> None:
        self.total += value * times
        self.times += times

    @property
    def value(self) -> float | None:
        return self.total / self.times if self.times else None


def ties(
    counts: Iterable[PairCount], supports: Iterable[PairTotal], plover: Plover, amounts: Iterable[PairAmount] = (),
) -> list[Tie]:
    """One tie for each source, target, direction and period, the pair with most claims first, periods in order of time."""
    support = {key(one): one for one in supports}
    sums: defaultdict[Key, Sums] = defaultdict(Sums)
    weights: dict[tuple[str, str, str | None, str], Weight] = {}
    for count in counts:
        what = (count.kind, count.type, count.mode, count.status)
        if what not in weights:
            weights[what] = weight(count, plover)
        sums[key(count)].add(count, weights[what])
    for amount in amounts:
        if layer(amount, plover) == "deeds" and amount.unit not in plover.unsummed:
            sums[key(amount)].amounts[amount.unit] += amount.value
    found = [tie(which, one, support.get(which)) for which, one in sums.items()]
    heaviest: Counter[Key] = Counter()
    for one in found:
        heaviest[(*key(one)[:3], "")] += one.claims
    return sorted(found, key=lambda t: (-heaviest[(*key(t)[:3], "")], *key(t)))


def key(one: PairCount | PairAmount | PairTotal | Tie) -> Key:
    return one.source, one.target, one.symmetric, one.period


def tie(which: Key, sums: Sums, support: PairTotal | None) -> Tie:
    source, target, symmetric, period = which
    return Tie(
        source=source, target=target, symmetric=symmetric, period=period, deeds=sums.signed("deeds"), words=sums.signed("words"),
        facts=sums.signed("facts"), offers=sums.signed("offers"), prospects=sums.signed("prospects"), denied=sums.signed("denied").all,
        score=sums.score.value, goldstein=sums.goldstein.value, types=ordered(sums.types), statuses=ordered(sums.statuses),
        documents=support.documents if support else None, sources=support.sources if support else None,
        publishers=support.publishers if support else None, claims=sums.types.total(),
        amounts=dict(sorted(sums.amounts.items())),
    )


def ordered(counted: Counter[str]) -> dict[str, int]:
    """The most frequent first."""
    return dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))


def weight(one: PairCount, plover: Plover) -> Weight:
    where, sign = layer(one, plover), plover.sign(one.type, one.mode)
    if where not in ("deeds", "words"):
        return Weight(where, sign, None, None)
    return Weight(where, sign, plover.score(one.type, one.mode), plover.goldstein(one.type, one.mode))


def cooperation_sign(act: tuple[Kind, str, str | None, Status], plover: Plover) -> int:
    """1 where what is told or offered counts toward cooperation, -1 where toward conflict, else 0."""
    _, type, mode, status = act
    told = plover.standings[status] in ("done", "offer")
    return plover.sign(type, mode) if told else 0


def layer(one: PairCount | PairAmount, plover: Plover) -> Layer:
    """Where claims of this type and status are counted."""
    standing = plover.standings[one.status]
    if standing == "denied":
        return "denied"
    if standing != "done":
        return "offers" if standing == "offer" else "prospects"
    event = plover.events.get(one.type) if one.kind == "event" else None
    return "facts" if event is None else "deeds" if event.material else "words"
