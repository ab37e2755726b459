"""Own passages with chains of one to three links: how many chains are read exactly."""

import json
from pathlib import Path
from typing import Any

import pytest

from dragoman import pipeline
from dragoman.model import Document, Speaker, Statement
from real_tools import TOOLS

STEPS = [step for step in pipeline.STEPS if step.name not in {"claims", "quantities", "times"}]
FOLDER = Path(__file__).parent.parent / "gold"
FLOORS = {"ru": 0.85, "en": 0.85}


def passages(language: str) -> list[dict[str, Any]]:
    lines = (FOLDER / f"statements-{language}.jsonl").read_text("utf8").splitlines()
    return [json.loads(line) for line in lines]


def overlap(statement: Statement, start: int, end: int) -> int:
    return max(0, min(statement.content.end, end) - max(statement.content.start, start))


def same(gold: str | None, found: Speaker | None) -> bool:
    if gold is None or found is None:
        return gold is None and found is None
    return gold in found.text or found.text in gold


def is_exact(gold: dict[str, Any], text: str, found: tuple[Statement, ...]) -> bool:
    """Whether some statement has this content (more than 80% of either in the other), this source and these relays, in order."""
    start = text.index(gold["content"])
    end = start + len(gold["content"])
    for one in found:
        shared = overlap(one, start, end)
        if shared <= 0.8 * (end - start) or shared <= 0.8 * (one.content.end - one.content.start):
            continue
        relays = gold["relayed_by"]
        as_many = same(gold["source"], one.source) and len(relays) == len(one.relayed_by)
        if as_many and all(same(a, b) for a, b in zip(relays, one.relayed_by, strict=True)):
            return True
    return False


def misses(language: str) -> tuple[list[str], int, int]:
    """What was not read exactly, how many statements the gold has, how many were found."""
    missed, wanted, given = [], 0, 0
    for passage in passages(language):
        reading = pipeline.run(Document(id=passage["id"], text=passage["text"], language=language), TOOLS, STEPS)
        given += len(reading.statements)
        for gold in passage["statements"]:
            wanted += 1
            if not is_exact(gold, passage["text"], reading.statements):
                got = [(s.source and s.source.text, s.content.text, [r.text for r in s.relayed_by]) for s in reading.statements]
                missed.append(f"{passage['text']}\n    wanted {gold['source']!r} {gold['relayed_by']} {gold['content']!r}\n    got {got}")
    return missed, wanted, given


@pytest.mark.parametrize("language", sorted(FLOORS))
def test_chains(language: str) -> None:
    missed, wanted, given = misses(language)
    right = wanted - len(missed)
    assert right / wanted >= FLOORS[language], "\n".join(missed)
    assert right / given >= FLOORS[language], f"{given} statements where {wanted} were wanted"


def has_links(passage: dict[str, Any]) -> bool:
    """Whether some statement of a passage is passed on."""
    return any(statement["source"] and statement["relayed_by"] for statement in passage["statements"])


def test_passages_with_chains_are_enough() -> None:
    assert sum(map(has_links, passages("ru"))) >= 120
    assert sum(map(has_links, passages("en"))) >= 60
