"""Counts of claims into ties."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Literal, TypeVar

from dragoman.lexicon.plover import Plover
from dragoman.model import PairCount, Signed, Support, Tie

Layer = Literal["deeds", "words", "facts", "offers", "prospects", "denied"]
T = TypeVar("T")
Key = tuple[str, str, bool, str]


def ties(counts: Iterable[PairCount], supports: Iterable[Support], plover: Plover) -> list[Tie]:
    """One tie for each source, target, direction and period, the one with most claims first, periods in order of time."""
    support = {key(one): one for one in supports}
    found = [tie(list(group), support[which], plover) for which, group in groupby(sorted(counts, key=key), key)]
    weight: Counter[Key] = Counter()
    for one in found:
        weight[(*key(one)[:3], "")] += one.claims
    return sorted(found, key=lambda t: (-weight[(*key(t)[:3], "")], *key(t)))


def key(one: PairCount | Support | Tie) -> Key:
    return one.source, one.target, one.symmetric, one.period


def tie(counts: Sequence[PairCount], support: Support, plover: Plover) -> Tie:
    """The tie of counts that differ only in type, mode and status."""
    acts = [one for one in counts if layer(one, plover) in ("deeds", "words")]
    return Tie(
        source=support.source, target=support.target, symmetric=support.symmetric, period=support.period,
        deeds=signed(counts, "deeds", plover), words=signed(counts, "words", plover), facts=signed(counts, "facts", plover),
        offers=signed(counts, "offers", plover), prospects=signed(counts, "prospects", plover),
        denied=signed(counts, "denied", plover).all,
        score=mean([(plover.score(one.type, one.mode), one.claims) for one in acts]),
        goldstein=mean([(plover.goldstein(one.type, one.mode), one.claims) for one in acts]),
        types=total((one.type, one.claims) for one in counts), statuses=total((one.status, one.claims) for one in counts),
        documents=support.documents, sources=support.sources, claims=sum(one.claims for one in counts),
    )


def layer(one: PairCount, plover: Plover) -> Layer:
    """Where claims of this type and status are counted."""
    standing = plover.standings[one.status]
    if standing == "denied":
        return "denied"
    if standing != "done":
        return "offers" if standing == "offer" else "prospects"
    event = plover.events.get(one.type) if one.kind == "event" else None
    return "facts" if event is None else "deeds" if event.material else "words"


def signed(counts: Iterable[PairCount], wanted: Layer, plover: Plover) -> Signed:
    found = total((plover.sign(one.type, one.mode), one.claims) for one in counts if layer(one, plover) == wanted)
    return Signed(found.get(1, 0), found.get(-1, 0), found.get(0, 0))


def total(counted: Iterable[tuple[T, int]]) -> dict[T, int]:
    found: Counter[T] = Counter()
    for name, number in counted:
        found[name] += number
    return dict(sorted(found.items(), key=lambda item: (-item[1], str(item[0]))))


def mean(weighed: Iterable[tuple[float | None, int]]) -> float | None:
    """The mean of the values that are known, each counted so many times."""
    known = [(value, times) for value, times in weighed if value is not None]
    return sum(value * times for value, times in known) / sum(times for _, times in known) if known else None
