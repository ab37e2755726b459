"""What rows are made of: days, pairs, acts and sources of claims."""

import datetime
import hashlib
import zlib
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import product
from typing import Any

from dragoman.model import Actor, Claim, Document

Row = dict[str, Any]
NOBODY = "UNK"


def days(claim: Claim, document: Document) -> tuple[str, str]:
    """First and last day of the event (the one known stands for an open side), else the day of the report; empty where unknown."""
    time, reported = claim.time, document.published
    if time is None or not (time.start or time.end):
        return day(reported), day(reported)
    return day(time.start or time.end), day(time.end or time.start)


@lru_cache(4096)
def day(moment: str | None) -> str:
    """The day of an ISO 8601 date or date and time (`20240305T083000+03:00`, `2024-W10-2`), in its own zone; empty where it is none."""
    for written in (moment or "", (moment or "")[:10]):
        try:
            return datetime.datetime.fromisoformat(written).date().isoformat()
        except ValueError:
            continue
    return ""


@cache
def act_of(kind: str, type: str, mode: str | None, status: str) -> int:
    """The number of an act: small enough for six bytes, large enough that no two are the same."""
    return int.from_bytes(hashlib.sha256(f"{kind}\t{type}\t{mode or ''}\t{status}".encode("utf8", "surrogatepass")).digest()[:6])


def source_key(claim: Claim, document: Document) -> int:
    """A number for whom the article has it from (whoever is named first, else itself) and the outlet."""
    first = claim.attribution[0] if claim.attribution else None
    name = "" if first is None else first.actor.name if first.actor else first.text
    return zlib.crc32(f"{name}\t{document.outlet or ''}".encode("utf8", "surrogatepass"))


def pairs(claim: Claim) -> set[tuple[str, str]]:
    """(source, target) codes; the parties of a symmetric claim each with each, in one order."""
    sources, targets = codes(claim.source), codes(claim.target)
    if claim.symmetric:
        everyone = sources | targets
        return {(a, b) for a, b in product(everyone, everyone) if a < b}
    return {(a, b) for a, b in product(sources, targets) if a != b}


def codes(actors: Iterable[Actor]) -> set[str]:
    return {actor.code for actor in actors} - {NOBODY}
