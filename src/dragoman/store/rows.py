"""The rows by which a reading's claims and statements are found. Each function gives dicts in the form of one table."""

import hashlib
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product
from typing import Any

from dragoman.model import Actor, Claim, Document, Quantity, Reading, Review, Statement
from dragoman.store.tables import ROLES

Row = dict[str, Any]
NOBODY = "UNK"


def claim_row(claim: Claim, reading: Reading) -> Row:
    first, last = days(claim, reading.document)
    return {
        "id": claim.id, "kind": claim.kind, "type": claim.type, "status": claim.status,
        "day": first, "day_end": last, "reported": day(reading.document.published), "score": claim.why.score,
    }


def days(claim: Claim, document: Document) -> tuple[str, str]:
    """First and last day of the event (the one known stands for an open side), else the day of the report; empty where unknown."""
    time, reported = claim.time, document.published
    if time is None or not (time.start or time.end):
        return day(reported), day(reported)
    return day(time.start or time.end), day(time.end or time.start)


def day(moment: str | None) -> str:
    return moment[:10] if moment else ""


def label_rows(claim: Claim, reading: Reading, review: Review | None) -> list[Row]:
    speakers = [link.actor for link in claim.attribution if link.actor is not None]
    actors = {"party": (*claim.source, *claim.target), "source": claim.source, "target": claim.target, "speaker": speakers}
    found = {(word, ROLES[role]) for role, some in actors.items() for actor in some for word in (actor.code, actor.name)}
    others = (("outlet", reading.document.outlet), ("review", review), *(("verdict", check.verdict) for check in claim.checks))
    found |= {(word, ROLES[role]) for role, word in others if word}
    when = days(claim, reading.document)[0]
    return [{"word": word, "role": role, "day": when} for word, role in sorted(found)]


def verdict_rows(reading: Reading) -> list[Row]:
    """Of the checks that belong to no single claim."""
    reported = day(reading.document.published)
    return [{"verdict": verdict, "reported": reported} for verdict in sorted({one.verdict for one in reading.checks})]


def facet_counts(reading: Reading) -> Counter[tuple[str, str, str]]:
    """How many claims have which (party, facet, value): once for all claims (no party), and once for each party."""
    found: Counter[tuple[str, str, str]] = Counter()
    for claim in reading.claims:
        parties = {actor.code for actor in (*claim.source, *claim.target)}
        values = {*facet_values(claim, reading.document), *(("party", party) for party in parties)}
        found.update((party, facet, value) for party in ("", *parties) for facet, value in values)
    return found


def facet_values(claim: Claim, document: Document) -> Iterator[tuple[str, str]]:
    yield from (("type", claim.type), ("status", claim.status), ("month", days(claim, document)[0][:7]), ("language", document.language))
    yield from (("verdict", check.verdict) for check in claim.checks)
    if document.outlet:
        yield "outlet", document.outlet
    yield from (("relay" if place else "speaker", link.actor.name) for place, link in enumerate(claim.attribution) if link.actor)


def pair_rows(claim: Claim, reading: Reading, document: int) -> list[Row]:
    """Both sides of every pair of two different known actors; `document` is its number."""
    act = act_of(claim.kind, claim.type, claim.mode, claim.status)
    common = {"day": days(claim, reading.document)[0], "act": act, "document": document, "voice": voice(claim, reading)}
    forth, back = ("both", "both") if claim.symmetric else ("out", "in")
    found: dict[tuple[str, str, str], Row] = {}
    for a, b in pairs(claim):
        for actor, partner, direction in ((a, b, forth), (b, a, back)):
            found[actor, partner, direction] = {"actor": actor, "partner": partner, "direction": direction, **common}
    return list(found.values())


@cache
def act_of(kind: str, type: str, mode: str | None, status: str) -> int:
    """The number of an act: small enough to be kept in six bytes, large enough that no two are the same."""
    return int.from_bytes(hashlib.sha256(f"{kind}\t{type}\t{mode or ''}\t{status}".encode("utf8", "surrogatepass")).digest()[:6])


def act_rows(claims: Iterable[Claim]) -> list[Row]:
    acts = {(one.kind, one.type, one.mode, one.status) for one in claims}
    return [{"act": act_of(*act), "kind": act[0], "type": act[1], "mode": act[2], "status": act[3]} for act in acts]


def voice(claim: Claim, reading: Reading) -> int:
    """A number for whom the article has it from (whoever is named first, else itself) and the outlet."""
    first = claim.attribution[0] if claim.attribution else None
    name = "" if first is None else first.actor.name if first.actor else first.text
    return zlib.crc32(f"{name}\t{reading.document.outlet or ''}".encode("utf8", "surrogatepass"))


def pairs(claim: Claim) -> set[tuple[str, str]]:
    """(source, target) codes; the parties of a symmetric claim each with each, in one order."""
    sources, targets = codes(claim.source), codes(claim.target)
    if claim.symmetric:
        everyone = sources | targets
        return {(a, b) for a, b in product(everyone, everyone) if a < b}
    return {(a, b) for a, b in product(sources, targets) if a != b}


def codes(actors: Iterable[Actor]) -> set[str]:
    return {actor.code for actor in actors} - {NOBODY}


def quantity_rows(claim: Claim) -> Iterator[Row]:
    for position, quantity in enumerate(claim.quantities):
        low, high = bounds(quantity)
        yield {"position": position, "unit": quantity.unit, "low": low, "high": high, "role": quantity.role}


def bounds(quantity: Quantity) -> tuple[float | None, float | None]:
    """Between which two numbers the amount lies; None is an open side."""
    if quantity.value is None:
        return quantity.low, quantity.high
    if quantity.relation in ("at_least", "more_than"):
        return quantity.value, None
    if quantity.relation in ("at_most", "less_than"):
        return None, quantity.value
    return quantity.value, quantity.value


def statement_row(statement: Statement, reading: Reading) -> Row:
    actor = statement.source.actor if statement.source else None
    return {
        "id": statement.id, "code": actor.code if actor else None, "name": actor.name if actor else None,
        "stance": statement.stance, "reported": day(reading.document.published),
    }


def topic_rows(statement: Statement, reading: Reading) -> list[Row]:
    inside = [m for m in (*reading.mentions, *reading.references) if statement.content.covers(m)]
    reported = day(reading.document.published)
    named = [actor for mention in inside for actor in mention.actors if actor.code != NOBODY]
    return [{"who": who, "reported": reported} for who in sorted({word for actor in named for word in (actor.code, actor.name)})]
