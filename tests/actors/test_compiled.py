"""The compiled tables and the rows they are made from."""

import importlib.util
from collections import defaultdict
from pathlib import Path
from types import ModuleType

import pytest

from dragoman.lexicon import DATA, Lexicon
from dragoman.lexicon.actors import Actors
from dragoman.lexicon.name_endings import table

TOOL = Path(__file__).parent.parent.parent / "tools" / "build_actors.py"


@pytest.fixture(scope="module")
def actors() -> Actors:
    return Lexicon().actors


def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_actors", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_compiled_files_are_up_to_date() -> None:
    assert tool().main(["--check"]) == 0, "run tools/build_actors.py"


def test_every_state_has_a_file_named_for_it() -> None:
    states = {path.stem for path in (DATA / "actors" / "states").glob("*.toml")}
    assert {one.code for one in Lexicon().actors.known if one.kind in {"state", "territory", "breakaway", "historical"}} >= states


def test_no_two_states_claim_one_name(actors: Actors) -> None:
    claims: dict[str, set[str]] = defaultdict(set)
    for form in actors._forms:
        for sense in actors.senses(form):
            known = actors.known[sense.known]
            if not sense.weak and sense.use == "name" and known.kind in {"state", "territory", "breakaway", "historical"}:
                claims[form].add(known.code)
    assert {form: codes for form, codes in claims.items() if len(codes) > 1} == {}


@pytest.mark.parametrize("row", table().ending, ids=lambda row: row.example[0])
def test_name_endings(row: object) -> None:
    name, genitive = row.example  # type: ignore[attr-defined]
    assert row.cases(name)[0] == genitive  # type: ignore[attr-defined]
