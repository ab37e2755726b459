"""`import dragoman; dragoman.read(...)`, and the examples that everybody reads first."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import dragoman
from dragoman.model import Reading

EXAMPLES = {path.stem: json.loads(path.read_text("utf8")) for path in sorted((Path(__file__).parent.parent / "examples").glob("*.json"))}


def read(name: str) -> Reading:
    example = EXAMPLES[name]
    return dragoman.read(example["text"], published=example["published"], id=name)


def test_importing_loads_no_model_and_no_library_of_one() -> None:
    heavy = "{'spacy', 'slovnet', 'numpy', 'trafilatura', 'sqlalchemy'}"
    code = f"import sys, dragoman; sys.exit(len({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_reading_gives_typed_values() -> None:
    reading = dragoman.read("France condemned the strike and urged Israel to stop it.", published="2024-05-28")
    assert isinstance(reading, Reading)
    assert reading.document.language == "en"
    assert {actor.code for claim in reading.claims for actor in claim.source} == {"FRA"}


def test_the_same_text_has_the_same_id() -> None:
    assert dragoman.read("Text.").document.id == dragoman.read("Text.").document.id != dragoman.read("Other.").document.id


@pytest.mark.parametrize("language", ["ru", "en"])
def test_there_are_examples_of_each_language(language: str) -> None:
    own = [example for example in EXAMPLES.values() if example["language"] == language]
    assert len(own) >= 4
    assert all(150 <= len(example["text"].split()) <= 400 for example in own)


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_worth_reading(name: str) -> None:
    reading = read(name)
    assert reading.document.language == EXAMPLES[name]["language"]
    assert sum(bool(claim.source and claim.target) for claim in reading.claims) >= 2
    assert len(reading.statements) >= 3


def test_the_repost_has_its_dirt_marked() -> None:
    marked = " ".join(span.text for span in read("ru-repost").boilerplate)
    for dirt in ("| Мир | Новый", "ЧИТАЙТЕ ТАКЖЕ", "Поделиться", "gareth ronaldo"):
        assert dirt in marked


def test_the_analysis_has_chains() -> None:
    assert any(len(claim.attribution) >= 2 for name in ("ru-analysis", "en-analysis", "ru-repost") for claim in read(name).claims)
