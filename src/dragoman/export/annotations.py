"""Claims as Web Annotations (W3C, JSON-LD): one object a line, each with a quote and a position selector."""

import re
from typing import Any
from urllib.parse import quote

from dragoman.export.flat import amount
from dragoman.lexicon.display import CANONICAL
from dragoman.model import Actor, Document, Span
from dragoman.store.query import FoundClaim
from dragoman.store.writing import document_key

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
SCHEME, UNFIT = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:"), re.compile(r'[\s<>"{}|\\^`]')  # of an IRI (RFC 3987)
AROUND = 32  # characters before and after a quote, by which it is found again where the text has shifted


def annotation(found: FoundClaim) -> dict[str, Any]:
    """What the claim says is the body, its evidence the target. The id names the document, too: where several outlets have the same text,
    its claims have the same ids."""
    return {
        "@context": CONTEXT, "id": f"urn:dragoman:claim:{found.claim.id}:{document_key(found.document)}",
        "type": "Annotation", "motivation": "describing",
        "body": [
            {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "language": CANONICAL, "value": summary(found)},
            {"type": "TextualBody", "purpose": "classifying", "format": "text/plain", "value": found.claim.type},
            {"type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": found.claim.status},
        ],
        "target": target(found.claim.evidence, found.document),
    }


def summary(found: FoundClaim) -> str:
    """Who → whom, type, status, how much, according to whom."""
    claim = found.claim
    parts = [
        f"{names(claim.source)} {'↔' if claim.symmetric else '→'} {names(claim.target)}: {claim.type} ({claim.status})",
        *(amount(one) for one in claim.quantities), *(f"according to {link.text}" for link in claim.attribution),
    ]
    return ", ".join(parts)


def names(actors: tuple[Actor, ...]) -> str:
    return " + ".join(f"{actor.name} ({actor.code})" for actor in actors) or "…"


def target(span: Span, document: Document) -> dict[str, Any]:
    text = document.text
    return {
        "source": address(document), "language": document.language, "format": "text/plain",
        "selector": [
            {
                "type": "TextQuoteSelector", "exact": span.text, "prefix": text[max(0, span.start - AROUND) : span.start],
                "suffix": text[span.end : span.end + AROUND],
            },
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        ],
    }


def address(document: Document) -> str:
    """The document's own address, else its id, as an IRI: what may not stand in one is written in percent signs."""
    own = document.url if document.url and SCHEME.match(document.url) else f"urn:dragoman:document:{document.id}"
    return UNFIT.sub(lambda found: quote(found[0]), own)
