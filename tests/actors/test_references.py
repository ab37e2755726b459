"""Passages with one reference each: who is meant, or that nobody can be said to be."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from dragoman import pipeline
from dragoman.model import Document, Mention
from dragoman.steps import mentions, names, paragraphs, parse, references, sentences
from real_tools import TOOLS

PASSAGES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "references.toml").read_text("utf8"))["passage"]
STEPS = (paragraphs.STEP, sentences.STEP, names.STEP, mentions.STEP, parse.STEP, references.STEP)


def found(passage: dict[str, Any]) -> Mention | None:
    language = "en" if passage["text"].isascii() or "é" in passage["text"] or "á" in passage["text"] else "ru"
    document = Document("d", passage["text"], language, published=passage.get("published"))
    reading = pipeline.run(document, TOOLS, STEPS)
    at = passage["text"].rindex(passage["word"])
    end = at + len(passage["word"])
    return next((m for m in (*reading.references, *reading.mentions) if at <= m.start and m.end == end and m.actors), None)


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda p: p["text"][:40])
def test_passage(passage: dict[str, Any]) -> None:
    mention = found(passage)
    assert (sorted(a.code for a in mention.actors) if mention else []) == sorted(passage["means"])
    if "name" in passage and mention:
        assert passage["name"] in {a.name for a in mention.actors}


def test_there_are_sixty() -> None:
    assert len(PASSAGES) >= 60
