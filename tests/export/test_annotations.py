"""Web Annotations: the form W3C asks for, and selectors that find the evidence."""

import jsonschema
import msgspec
import pytest

from dragoman.export.annotations import annotation
from dragoman.model import Reading
from dragoman.store.query import FoundClaim
from synthetic import many

# What the Web Annotation Data Model requires of the parts used here.
SELECTORS = [
    {"required": ["type", "exact"], "properties": {"type": {"const": "TextQuoteSelector"}, "prefix": {"type": "string"}}},
    {"required": ["type", "start", "end"], "properties": {"type": {"const": "TextPositionSelector"}, "start": {"minimum": 0}}},
]
FORM = {
    "type": "object", "required": ["@context", "id", "type", "target"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"}, "id": {"type": "string", "pattern": "^[a-z]+:"},
        "type": {"const": "Annotation"}, "motivation": {"enum": ["describing", "classifying", "tagging"]},
        "body": {"type": "array", "items": {"required": ["type", "value"], "properties": {"type": {"const": "TextualBody"}}}},
        "target": {
            "type": "object", "required": ["source", "selector"],
            "properties": {"selector": {"type": "array", "minItems": 2, "items": {"oneOf": SELECTORS}}},
        },
    },
}


@pytest.mark.parametrize("reading", many(5), ids=lambda reading: reading.document.id)
def test_an_annotation_is_valid_and_its_selectors_find_the_evidence(reading: Reading) -> None:
    claim, text = reading.claims[0], reading.document.text
    found = msgspec.json.decode(msgspec.json.encode(annotation(FoundClaim(claim, reading.document))))
    jsonschema.validate(found, FORM)
    quote, position = found["target"]["selector"]
    assert text[position["start"] : position["end"]] == quote["exact"] == claim.evidence.text
    assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
    assert claim.type in found["body"][0]["value"]
