"""What the command line writes has the form that the schema promises."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import dragoman
from dragoman.export import contract
from dragoman.model import Reading
from dragoman.readers import Failure

EXAMPLES = sorted((Path(__file__).parent.parent.parent / "examples").glob("*.json"))
VALIDATOR = jsonschema.Draft202012Validator(contract.schema())


@pytest.fixture(scope="module", params=EXAMPLES, ids=lambda path: path.stem)
def reading(request: pytest.FixtureRequest) -> Reading:
    example = json.loads(request.param.read_text("utf8"))
    return dragoman.read(example["text"], published=example["published"], id=example["id"], title=example["title"])


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(contract.schema())


def test_a_line_has_the_promised_form(reading: Reading) -> None:
    VALIDATOR.validate(json.loads(contract.line(reading)))


def test_every_span_holds_the_characters_it_names(reading: Reading) -> None:
    text = reading.document.text
    for span in spans(json.loads(contract.line(reading))):
        assert text[span["start"] : span["end"]] == span["text"]


def test_reading_twice_gives_the_same_line(reading: Reading) -> None:
    document = reading.document
    again = dragoman.read(document.text, published=document.published, id=document.id, title=document.title)
    assert contract.line(again) == contract.line(reading)


def test_a_lost_document_has_the_promised_form() -> None:
    line = contract.line(Failure("x", "empty", "the text is empty"))
    assert json.loads(line) == {"document": {"id": "x"}, "error": {"type": "empty", "detail": "the text is empty"}}
    VALIDATOR.validate(json.loads(line))


def test_other_things_are_refused() -> None:
    assert not VALIDATOR.is_valid({"document": {"id": "x", "text": "y"}, "claims": []})


def spans(thing: object) -> list[dict[str, Any]]:
    """Every object with the fields of a span, however deep. (A time's `start` is a day.)"""
    if isinstance(thing, list):
        return [span for one in thing for span in spans(one)]
    if not isinstance(thing, dict):
        return []
    here = [thing] if isinstance(thing.get("start"), int) and "text" in thing else []
    return here + [span for one in thing.values() for span in spans(one)]
