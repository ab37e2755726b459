"""Ties: what all claims together tell of two actors."""

from typing import Literal

from msgspec import Struct

from dragoman.model.claim import Kind, Status

Period = Literal["day", "week", "month", "quarter", "year"]

# Counts come by the ten thousand, hold nothing that could point back at them, and are spared the garbage collector.


class PairCount(Struct, frozen=True, gc=False):
    """How many claims of one kind, type, mode and status `source` has toward `target` (either way where `symmetric`) in one period."""

    source: str
    target: str
    symmetric: bool
    period: str
    kind: Kind
    type: str
    mode: str | None
    status: Status
    claims: int


class PairTotal(Struct, frozen=True, gc=False):
    """How many documents, origins (an original and its copies are one) and publishers of these a tie rests on."""

    source: str
    target: str
    symmetric: bool
    period: str
    documents: int
    sources: int
    publishers: int


class PairAmount(Struct, frozen=True, gc=False):
    """An amount told of `source` toward `target` in a period; the same one told twice of the same day and type is one."""

    source: str
    target: str
    symmetric: bool
    period: str
    kind: Kind
    type: str
    mode: str | None
    status: Status
    unit: str
    value: float


class Signed(Struct, frozen=True):
    """Claims toward cooperation, toward conflict, and neither."""

    cooperation: int = 0
    conflict: int = 0
    neither: int = 0

    @property
    def all(self) -> int:
        return self.cooperation + self.conflict + self.neither


class Tie(Struct, frozen=True, kw_only=True):
    """What the claims tell of `source` toward `target` (either way where `symmetric`) in a period (empty: at all times).

    `deeds` are material acts told as fact, `words` verbal ones, `facts` measures and relations; `offers` are planned or offered,
    `prospects` demanded, threatened or possible, `denied` what is said not to be so: none of these three is ever among the deeds.
    `amounts` are sums by unit over the deeds, where they were asked for.
    `documents`, `sources` (origins: an original and its copies are one) and `publishers` (of the origins) are None where they were not
    counted.
    `score` and `goldstein` are the means over deeds and words of PLOVER's conflict–cooperation score and of Goldstein's (-10 to 10).
    """

    source: str
    target: str
    symmetric: bool
    period: str = ""
    deeds: Signed
    words: Signed
    facts: Signed
    offers: Signed
    prospects: Signed
    denied: int
    score: float | None
    goldstein: float | None
    types: dict[str, int]
    statuses: dict[str, int]
    documents: int | None
    sources: int | None
    publishers: int | None
    claims: int
    amounts: dict[str, float] = {}
