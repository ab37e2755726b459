"""What people judged, as gold in the form of the annotation guide: one JSON object a document."""

from typing import Any

from dragoman.model import Attribution, Claim, Quantity, Reading, Review, Span, Statement


def gold(reading: Reading, reviews: dict[str, Review]) -> dict[str, Any]:
    """The claims that were judged are core; the others are minor, so that nothing counts them as truth."""
    document = reading.document
    return {
        "id": document.id, "language": document.language, "published": document.published, "outlet": document.outlet,
        "source": document.url or "corrected in a ledger", "licence": None, "text": document.text,
        "boilerplate": [span.text for span in reading.boilerplate],
        "statements": [statement(one) for one in reading.statements],
        "claims": [claim(one, document.text, "core" if one.id in reviews else "minor") for one in reading.claims],
    }


def statement(one: Statement) -> dict[str, Any]:
    source = one.source
    return {
        "source": source.text if source else None, "code": source.actor.code if source and source.actor else None,
        "cue": one.cue.text if one.cue else None, "content": one.content.text, "quote": one.quote,
        "relayed_by": [relay.text for relay in one.relayed_by],
    }


def claim(one: Claim, text: str, salience: str) -> dict[str, Any]:
    evidence = around(one, text)
    return {
        "evidence": evidence.text, "nth": nth(evidence, text), "trigger": one.trigger.text, "kind": one.kind, "type": one.type, "also": [],
        "source": [actor.code for actor in one.source], "target": [actor.code for actor in one.target], "symmetric": one.symmetric,
        "status": one.status, "attribution": [link(part) for part in one.attribution],
        "quantities": [quantity(part) for part in one.quantities],
        "time": {"start": one.time.start, "end": one.time.end} if one.time else None, "salience": salience,
    }


def around(one: Claim, text: str) -> Span:
    """The evidence, drawn out to hold the trigger."""
    start, end = min(one.evidence.start, one.trigger.start), max(one.evidence.end, one.trigger.end)
    return Span(text[start:end], start, end)


def nth(span: Span, text: str) -> int:
    """The how manieth place of these words a span is, counted from 1."""
    found, at = 1, text.find(span.text)
    while 0 <= at < span.start:
        found, at = found + 1, text.find(span.text, at + 1)
    return found


def link(part: Attribution) -> dict[str, Any]:
    return {"code": part.actor.code if part.actor else None, "text": part.text}


def quantity(part: Quantity) -> dict[str, Any]:
    return {"value": part.value, "unit": part.unit, "relation": part.relation}
