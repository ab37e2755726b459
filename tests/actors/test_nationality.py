"""Passages with one person each whom no table knows: to whom he or she belongs."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from dragoman import pipeline
from dragoman.model import Document
from dragoman.pipeline import STEPS
from real_tools import TOOLS

PASSAGES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "nationality.toml").read_text("utf8"))["passage"]
UP_TO_NATIONALITY = STEPS[: [step.name for step in STEPS].index("nationality") + 1]


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda p: p["name"])
def test_passage(passage: dict[str, Any]) -> None:
    document = Document("d", passage["text"], "en" if passage["text"].isascii() else "ru")
    reading = pipeline.run(document, TOOLS, UP_TO_NATIONALITY)
    at = passage["text"].rindex(passage["name"])
    found = [m for m in reading.mentions if m.type == "PER" and m.start <= at < m.end]
    assert {m.actors[0].code for m in found} == {passage["home"]}
