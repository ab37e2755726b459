"""Sentences that try one point of grammar each: how many are read exactly, and what exactly means."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from dragoman.evals.constructions import is_exact, table, verdicts
from dragoman.evals.labels import GoldPassage, read_passages
from dragoman.model import Claim
from dragoman.pipeline import run
from real_tools import TOOLS

GOLD = Path(__file__).parent.parent / "gold"
NAMED = {"passive", "relative", "participle", "control", "raising", "coordination", "apposition"}
NAMED |= {"ellipsis", "reciprocal", "causative", "nominal"}


def sentences(language: str) -> list[GoldPassage]:
    return list(read_passages([GOLD / f"grammar-{language}.jsonl"]))


@pytest.mark.parametrize(("language", "floor"), [("en", 0.76), ("ru", 0.75)])
def test_sentences_are_read_exactly(language: str, floor: float) -> None:
    found = [verdict for by in verdicts(sentences(language), TOOLS).values() for verdict in by[language]]
    assert sum(found) / len(found) >= floor


@pytest.mark.parametrize(("language", "more"), [("en", set()), ("ru", {"impersonal"})])
def test_every_construction_is_tried(language: str, more: set[str]) -> None:
    assert {sentence.construction for sentence in sentences(language)} >= NAMED | more


def one_read(text: str) -> tuple[GoldPassage, tuple[Claim, ...]]:
    sentence = next(sentence for sentence in sentences("en") if sentence.text == text)
    return sentence, run(sentence.document, TOOLS).claims


def test_exact_is_neither_too_little_nor_too_much() -> None:
    sentence, claims = one_read("Armenia and Turkey made concessions to each other.")
    other = replace(claims[0], type="AID")
    assert is_exact(claims, sentence.claims)
    assert not is_exact((), sentence.claims)
    assert not is_exact((*claims, other), sentence.claims)
    assert not is_exact([replace(claim, status="denied") for claim in claims], sentence.claims)


def test_the_table_has_a_row_for_each_construction_and_one_for_all() -> None:
    shown = table({"passive": {"en": [True, False], "ru": [True]}, "raising": {"en": [False]}}).splitlines()
    assert shown[0] == "| construction | en: sentences | exact | ru: sentences | exact |"
    assert shown[2:] == ["| passive | 2 | .500 | 1 | 1.000 |", "| raising | 1 | .000 | 0 | – |", "| all | 3 | .333 | 1 | 1.000 |"]
