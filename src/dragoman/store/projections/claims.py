"""Claims with what they are found by: their fields, amounts, and the terms that stand for them."""

import sqlalchemy as sa

from dragoman.model import Claim, Quantity, Reading, Review, day_of
from dragoman.store.projections.projection import Entry, RowProjection
from dragoman.store.rows import Row, days
from dragoman.store.tables import CLAIM_TERMS, CLAIMS, QUANTITIES, ROLES


class Claims(RowProjection, frozen=True):
    tables: tuple[sa.Table, ...] = (CLAIMS, QUANTITIES)

    def rows(self, entry: Entry) -> tuple[list[Row], ...]:
        numbered = list(zip(entry.claims, entry.read.reading.claims, strict=True))
        return (
            [claim_row(number, claim, entry) for number, claim in numbered],
            [row for number, claim in numbered for row in quantity_rows(number, claim)],
        )


class ClaimTerms(RowProjection, frozen=True):
    tables: tuple[sa.Table, ...] = (CLAIM_TERMS,)

    def rows(self, entry: Entry) -> tuple[list[Row], ...]:
        read = entry.read
        numbered = zip(entry.claims, read.reading.claims, strict=True)
        return ([row for number, claim in numbered for row in term_rows(number, claim, read.reading, read.reviews.get(claim.id))],)


def claim_row(number: int, claim: Claim, entry: Entry) -> Row:
    document = entry.read.reading.document
    first, last = days(claim, document)
    return {
        "number": number, "reading": entry.place.reading, "id": claim.id, "kind": claim.kind, "type": claim.type, "status": claim.status,
        "day": first, "day_end": last, "reported": day_of(document.published), "score": claim.why.score,
    }


def quantity_rows(number: int, claim: Claim) -> list[Row]:
    bounded = [(*bounds(quantity), quantity) for quantity in claim.quantities]
    return [
        {"claim": number, "position": position, "unit": quantity.unit, "low": low, "high": high, "role": quantity.role}
        for position, (low, high, quantity) in enumerate(bounded)
    ]


def bounds(quantity: Quantity) -> tuple[float | None, float | None]:
    """Between which two numbers the amount lies; None is an open side."""
    if quantity.value is None:
        return quantity.low, quantity.high
    if quantity.relation in ("at_least", "more_than"):
        return quantity.value, None
    if quantity.relation in ("at_most", "less_than"):
        return None, quantity.value
    return quantity.value, quantity.value


def term_rows(number: int, claim: Claim, reading: Reading, review: Review | None) -> list[Row]:
    speakers = [link.actor for link in claim.attribution if link.actor is not None]
    actors = {"party": (*claim.source, *claim.target), "source": claim.source, "target": claim.target, "speaker": speakers}
    found = {(term, ROLES[role]) for role, some in actors.items() for actor in some for term in (actor.code, actor.name)}
    others = (("outlet", reading.document.outlet), ("review", review), *(("verdict", check.verdict) for check in claim.checks))
    found |= {(term, ROLES[role]) for role, term in others if term}
    when = days(claim, reading.document)[0]
    return [{"term": term, "role": role, "day": when, "claim": number} for term, role in sorted(found)]
