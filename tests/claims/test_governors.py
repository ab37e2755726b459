"""Every status word's row proves its own examples: the act in them is not simply told as done."""

import pytest

from by_grammar import STEPS_GRAMMAR_FIRST
from dragoman import pipeline
from dragoman.lexicon.governors import Governor
from dragoman.model import Document
from real_tools import EVERYTHING

ROWS = [(language, row) for language in EVERYTHING.languages for row in EVERYTHING.languages[language].governors.table.governor]
CASES = [
    pytest.param(language, row, text, id=f"{row.effect}: {text}")
    for language, row in ROWS for text in row.examples if row.effect != "keeps"
]


@pytest.mark.parametrize(("language", "row", "text"), CASES)
def test_a_governor_changes_the_status_in_its_examples(language: str, row: Governor, text: str) -> None:
    ways = (pipeline.run(Document("example", text, language), EVERYTHING, steps).claims for steps in (pipeline.STEPS, STEPS_GRAMMAR_FIRST))
    claims = [claim for way in ways for claim in way]
    assert claims
    changed = {"REQUEST", "REJECT", "THREATEN", *({"RETREAT", "CONCEDE"} if row.acts else ())}  # lifting an embargo is an act of its own
    assert any(claim.status not in {"happened", "ongoing"} or claim.type in changed for claim in claims)
