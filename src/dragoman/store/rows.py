"""The rows by which a reading's claims and statements are found. Each function gives dicts in the form of one table."""

import zlib
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any

from dragoman.model import Actor, Check, Claim, Document, Quantity, Reading, Statement
from dragoman.store.tables import ROLES

Row = dict[str, Any]
NOBODY = "UNK"
GRAVEST = ("inconsistent", "unclear", "consistent")


def claim_row(claim: Claim, reading: Reading) -> Row:
    first, last = days(claim, reading.document)
    return {
        "id": claim.id, "kind": claim.kind, "type": claim.type, "status": claim.status,
        "day": first, "day_end": last, "reported": day(reading.document.published),
        "start": claim.evidence.start, "end": claim.evidence.end, "score": claim.why.score, "verdict": gravest(claim.checks),
    }


def days(claim: Claim, document: Document) -> tuple[str, str]:
    """First and last day of the event (the one known stands for an open side), else the day of the report; empty where unknown."""
    time, reported = claim.time, document.published
    if time is None or not (time.start or time.end):
        return day(reported), day(reported)
    return day(time.start or time.end), day(time.end or time.start)


def day(moment: str | None) -> str:
    return moment[:10] if moment else ""


def gravest(checks: Iterable[Check]) -> str | None:
    found = {check.verdict for check in checks}
    return next((verdict for verdict in GRAVEST if verdict in found), None)


def involved_rows(claim: Claim, reading: Reading) -> list[Row]:
    speakers = [link.actor for link in claim.attribution if link.actor is not None]
    roles = {"party": (*claim.source, *claim.target), "source": claim.source, "target": claim.target, "speaker": speakers}
    found = {(who, ROLES[role]) for role, actors in roles.items() for actor in actors for who in (actor.code, actor.name)}
    when = days(claim, reading.document)[0]
    return [{"who": who, "role": role, "day": when} for who, role in sorted(found)]


def pair_rows(claim: Claim, reading: Reading, document: int) -> list[Row]:
    """Both sides of every pair of two different known actors; `document` is its number."""
    common = {
        "day": days(claim, reading.document)[0], "kind": claim.kind, "type": claim.type, "mode": claim.mode, "status": claim.status,
        "document": document, "voice": voice(claim, reading),
    }
    forth, back = ("both", "both") if claim.symmetric else ("out", "in")
    found: dict[tuple[str, str, str], Row] = {}
    for a, b in pairs(claim):
        for actor, partner, direction in ((a, b, forth), (b, a, back)):
            found[actor, partner, direction] = {"actor": actor, "partner": partner, "direction": direction, **common}
    return list(found.values())


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
        "stance": statement.stance, "quote": statement.quote, "medium": statement.medium,
        "reported": day(reading.document.published), "start": statement.content.start, "end": statement.content.end,
    }


def topic_rows(statement: Statement, reading: Reading) -> list[Row]:
    inside = [m for m in (*reading.mentions, *reading.references) if statement.content.covers(m)]
    reported = day(reading.document.published)
    return [{"code": code, "reported": reported} for code in sorted(codes(actor for mention in inside for actor in mention.actors))]
