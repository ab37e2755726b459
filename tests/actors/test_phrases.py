"""Phrases in both languages: who is meant by them, on that day."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from dragoman import pipeline
from dragoman.model import Document, Mention
from dragoman.steps import mentions, names, paragraphs, sentences
from real_tools import TOOLS

PHRASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "phrases.toml").read_text("utf8"))["phrase"]
STEPS = (paragraphs.STEP, sentences.STEP, names.STEP, mentions.STEP)


def found(row: dict[str, Any]) -> list[Mention]:
    language = "ru" if any("а" <= letter.lower() <= "я" for letter in row["text"]) else "en"
    reading = pipeline.run(Document("d", row["text"], language, published=row.get("on")), TOOLS, STEPS)
    start = row["text"].rindex(row["find"])
    end = start + len(row["find"])
    inside = [m for m in reading.mentions if m.actors and m.start < end and start < m.end]
    return [m for m in inside if m.start == start and m.end == end] if row["code"] else [m for m in inside if m.actors[0].code != "UNK"]


@pytest.mark.parametrize("row", PHRASES, ids=lambda row: f"{row['text']} {row.get('on', '')}")
def test_phrase(row: dict[str, Any]) -> None:
    mentions_found = found(row)
    codes = [" ".join(a.code for a in m.actors) for m in mentions_found]
    assert row["code"] in codes if row["code"] else not codes
    if "name" in row:
        assert row["name"] in {a.name for m in mentions_found for a in m.actors}


def test_there_are_three_hundred() -> None:
    assert len(PHRASES) >= 300
