"""Every mode of every event type is read from its own example, in both languages."""

import pytest

from by_grammar import STEPS_GRAMMAR_FIRST
from dragoman import pipeline
from dragoman.lexicon.modes import ModeRow
from dragoman.model import Document
from real_tools import EVERYTHING

LANGUAGES = ("en", "ru")
ROWS = [pytest.param(name, row, id=f"{name}: {row.type} {row.name}") for name in LANGUAGES for row in EVERYTHING.languages[name].modes]
KNOWN = {(event.type, mode.name) for event in EVERYTHING.lexicon.plover.event for mode in event.modes}


@pytest.mark.parametrize(("language", "row"), ROWS)
def test_a_mode_is_read_from_its_example(language: str, row: ModeRow) -> None:
    ways = (pipeline.run(Document("one", row.yes, language), EVERYTHING, steps).claims for steps in (pipeline.STEPS, STEPS_GRAMMAR_FIRST))
    claims = [claim for way in ways for claim in way]
    assert (row.type, row.name) in {(claim.type, claim.mode) for claim in claims}, [(c.type, c.mode, c.why.rule) for c in claims]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_mode_has_one_row_in_each_language(language: str) -> None:
    rows = [(row.type, row.name) for row in EVERYTHING.languages[language].modes]
    assert len(rows) == len(set(rows))
    assert set(rows) == KNOWN


@pytest.mark.parametrize("language", LANGUAGES)
def test_frames_name_known_modes(language: str) -> None:
    assert {(row.type, row.mode) for row in EVERYTHING.languages[language].frames.rows if row.mode} <= KNOWN


def test_an_act_that_is_only_planned_has_the_modes_of_its_new_type() -> None:
    claims = pipeline.run(Document("one", "Kenya will withdraw its troops from Somalia.", "en"), EVERYTHING).claims
    assert [(claim.type != "RETREAT", claim.mode) for claim in claims] == [(True, None)]
