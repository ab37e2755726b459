"""The gold claims of our own passages keep the form the referee reads: verbatim spans, known codes, types and statuses."""

from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec
import pycountry
import pytest
from msgspec import Struct

from dragoman.lexicon.toml import DATA
from dragoman.lexicon.types import load_types
from dragoman.model.claim import Kind, Status
from dragoman.model.values import Relation

FOLDER = Path(__file__).parent.parent / "gold"
LANGUAGES = ("en", "ru")
SETS = [f"{kind}-{language}" for kind in ("claims", "grammar") for language in LANGUAGES]
TYPES = load_types(DATA)
NOBODY_IN_PARTICULAR = {"UNK", "NGO", "MED", "BUS"}


class Source(Struct, frozen=True, forbid_unknown_fields=True):
    code: str | None
    text: str


class Amount(Struct, frozen=True, forbid_unknown_fields=True):
    value: float
    unit: str
    relation: Relation


class Days(Struct, frozen=True, forbid_unknown_fields=True):
    start: date
    end: date


class GoldClaim(Struct, frozen=True, forbid_unknown_fields=True):
    evidence: str
    trigger: str
    kind: Kind
    type: str
    also: tuple[str, ...]
    source: tuple[str, ...]
    target: tuple[str, ...]
    symmetric: bool
    status: Status
    attribution: tuple[Source, ...]
    quantities: tuple[Amount, ...]
    time: Days | None
    salience: Literal["core", "minor"]


class Passage(Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    language: Literal["en", "ru"]
    published: date | None
    text: str
    claims: tuple[GoldClaim, ...]
    construction: str | None = None


@cache
def passages(name: str) -> tuple[Passage, ...]:
    lines = (FOLDER / f"{name}.jsonl").read_text("utf8").splitlines()
    return tuple(msgspec.json.decode(line, type=Passage) for line in lines)


@cache
def known_codes() -> frozenset[str]:
    files = (DATA / "actors").rglob("*.toml")
    named = {line.split('"')[1] for file in files for line in file.read_text("utf8").splitlines() if line.startswith("code = ")}
    return frozenset(named | {country.alpha_3 for country in pycountry.countries} | NOBODY_IN_PARTICULAR)


def faults(passage: Passage, claim: GoldClaim) -> list[str]:
    codes = {*claim.source, *claim.target, *(source.code for source in claim.attribution)} - {None}
    checks = {
        "evidence is not in the text": claim.evidence not in passage.text,
        "trigger is not in the evidence": claim.trigger not in claim.evidence,
        "a source is not in the text": any(source.text not in passage.text for source in claim.attribution),
        "unknown code": not codes <= known_codes(),
        "unknown type": not {claim.type, *claim.also} <= TYPES.keys(),
        "another kind's type": TYPES[claim.type].kind != claim.kind,
        "the type among its alternatives": claim.type in claim.also,
        "nobody on either side": not claim.source + claim.target,
        "time runs backward": claim.time is not None and claim.time.start > claim.time.end,
    }
    return [f"{passage.id}: {fault}: {claim.evidence}" for fault, found in checks.items() if found]


@pytest.mark.parametrize("name", SETS)
def test_claims_are_well_formed(name: str) -> None:
    assert [fault for passage in passages(name) for claim in passage.claims for fault in faults(passage, claim)] == []


@pytest.mark.parametrize("name", SETS)
def test_passages_are_distinct_and_in_their_language(name: str) -> None:
    given = passages(name)
    assert len({passage.id for passage in given}) == len({passage.text for passage in given}) == len(given)
    assert {passage.language for passage in given} == {name[-2:]}


def test_pairs_are_told_in_both_languages() -> None:
    def stems(language: str) -> set[str]:
        return {p.id.removesuffix(f"-{language}") for p in passages(f"claims-{language}") if p.id.startswith("pair-")}

    assert stems("en") == stems("ru")


@pytest.mark.parametrize(("name", "count", "least"), [(name, 400, 20) if name.startswith("claims") else (name, 200, 8) for name in SETS])
def test_every_event_type_is_met_often(name: str, count: int, least: int) -> None:
    met = Counter(type for passage in passages(name) for type in {claim.type for claim in passage.claims})
    assert len(passages(name)) >= count
    assert {type: met[type] for type, row in TYPES.items() if row.kind == "event" and met[type] < least} == {}
