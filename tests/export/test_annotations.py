"""Web Annotations: the form W3C asks for, and selectors that find the evidence."""

import json
from pathlib import Path

import jsonschema
import msgspec
import pytest
from msgspec.structs import replace

from dragoman.export.annotations import annotation
from dragoman.model import Reading
from dragoman.store.query import FoundClaim
from synthetic import many

FORM = jsonschema.Draft202012Validator(json.loads((Path(__file__).parent / "web_annotation.json").read_text("utf8")))
ANNOTATION = annotation(FoundClaim(many(1)[0].claims[0], many(1)[0].document))


@pytest.mark.parametrize("reading", many(5), ids=lambda reading: reading.document.id)
def test_an_annotation_is_valid_and_its_selectors_find_the_evidence(reading: Reading) -> None:
    claim, text = reading.claims[0], reading.document.text
    found = msgspec.json.decode(msgspec.json.encode(annotation(FoundClaim(claim, reading.document))))
    FORM.validate(found)
    quote, position = found["target"]["selector"]
    assert text[position["start"] : position["end"]] == quote["exact"] == claim.evidence.text
    assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
    assert claim.type in found["body"][0]["value"]


@pytest.mark.parametrize(("id", "url"), [
    ("an id with spaces", None), ("«x»/1?", None), ("one", "https://example.org/a b|c"), ("x", "no address"),
])
def test_its_source_is_an_iri_whatever_the_document_is_called(id: str, url: str | None) -> None:
    reading = many(1)[0]
    found = annotation(FoundClaim(reading.claims[0], replace(reading.document, id=id, url=url)))
    FORM.validate(msgspec.to_builtins(found))


def test_the_same_claim_of_another_outlet_is_another_annotation() -> None:
    reading = many(1)[0]
    elsewhere = annotation(FoundClaim(reading.claims[0], replace(reading.document, outlet="Another")))
    assert elsewhere["id"] != ANNOTATION["id"]


def test_the_form_refuses_an_annotation_without_both_selectors_or_with_unknown_fields() -> None:
    FORM.check_schema(FORM.schema)
    quote, position = ANNOTATION["target"]["selector"]
    for selector in ([quote], [position], [quote, quote], [quote, position, position]):
        assert not FORM.is_valid({**ANNOTATION, "target": {**ANNOTATION["target"], "selector": selector}})
    assert not FORM.is_valid({**ANNOTATION, "score": 1})
    assert FORM.is_valid(ANNOTATION)
