"""What rows are made of: days, pairs, acts and sources of claims."""

import hashlib
from collections.abc import Iterable
from functools import cache
from itertools import product
from typing import Any

from dragoman.model import Actor, Claim, Document, day_of

Row = dict[str, Any]
NOBODY = "UNK"


def days(claim: Claim, document: Document) -> tuple[str, str]:
    """First and last day of the event (the one known stands for an open side), else the day of the report; empty where unknown."""
    time, reported = claim.time, document.published
    if time is None or not (time.start or time.end):
        return day_of(reported), day_of(reported)
    return day_of(time.start or time.end), day_of(time.end or time.start)


@cache
def act_of(kind: str, type: str, mode: str | None, status: str) -> int:
    """The number of an act: small enough for six bytes, large enough that no two are the same."""
    return int.from_bytes(hashlib.sha256(f"{kind}\t{type}\t{mode or ''}\t{status}".encode("utf8", "surrogatepass")).digest()[:6])


def pairs(claim: Claim) -> set[tuple[str, str]]:
    """(source, target) codes; the parties of a symmetric claim each with each, in one order."""
    sources, targets = codes(claim.source), codes(claim.target)
    if claim.symmetric:
        everyone = sources | targets
        return {(a, b) for a, b in product(everyone, everyone) if a < b}
    return {(a, b) for a, b in product(sources, targets) if a != b}


def codes(actors: Iterable[Actor]) -> set[str]:
    return {actor.code for actor in actors} - {NOBODY}
