"""The compiled tables and the rows they are made from."""

from collections import defaultdict

import pytest

from dragoman.lang.ru.name_endings import table
from dragoman.lexicon import DATA
from dragoman.lexicon.actors import Actors
from dragoman.pipeline import standard_lexicon


@pytest.fixture(scope="module")
def actors() -> Actors:
    return standard_lexicon().actors


def test_every_state_has_a_file_named_for_it() -> None:
    states = {path.stem for path in (DATA / "actors" / "states").glob("*.toml")}
    kinds = {"state", "territory", "breakaway", "historical"}
    assert {one.code for one in standard_lexicon().actors.records if one.kind in kinds} >= states


def test_no_two_states_claim_one_name(actors: Actors) -> None:
    claims: dict[str, set[str]] = defaultdict(set)
    for form in actors._forms:
        for sense in actors.senses(form):
            known = actors.records[sense.record]
            if not sense.weak and sense.use == "name" and known.kind in {"state", "territory", "breakaway", "historical"}:
                claims[form].add(known.code)
    assert {form: codes for form, codes in claims.items() if len(codes) > 1} == {}


@pytest.mark.parametrize("row", table().ending, ids=lambda row: row.example[0])
def test_name_endings(row: object) -> None:
    name, genitive = row.example  # type: ignore[attr-defined]
    assert row.cases(name)[0] == genitive  # type: ignore[attr-defined]
