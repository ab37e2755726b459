"""Every row of cues is read as its own examples say."""

from functools import cache

import pytest

from dragoman import pipeline
from dragoman.lexicon.cues import Cue, Example
from dragoman.model import Document, Statement

TOOLS = pipeline.standard_tools()
ROWS = [(language, row) for language, cues in TOOLS.lexicon.cues.items() for row in cues.all]
EXAMPLES = [(language, row, example) for language, row in ROWS for example in row.examples]
STEPS = [step for step in pipeline.STEPS if step.name not in {"claims", "quantities", "times"}]


@cache
def statements(language: str, text: str) -> tuple[Statement, ...]:
    return pipeline.run(Document(id="example", text=text, language=language), TOOLS, STEPS).statements


@pytest.mark.parametrize(("language", "row", "example"), EXAMPLES, ids=[f"{lang}: {e.text}" for lang, _, e in EXAMPLES])
def test_example(language: str, row: Cue, example: Example) -> None:
    found = statements(language, example.text)
    if example.content is None:
        assert not found
        return
    told = [(s.source.text if s.source else None, s.content.text.rstrip(" .,")) for s in found]
    assert (example.source, example.content.rstrip(" .,")) in told
    assert row.stance in {s.stance for s in found}


@pytest.mark.parametrize(("language", "row"), ROWS, ids=[f"{lang}: {row.lemmas[0]}" for lang, row in ROWS])
def test_row_has_an_example(language: str, row: Cue) -> None:
    assert row.examples


@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_language_knows_many_cues(language: str) -> None:
    assert len({lemma for row in TOOLS.lexicon.cues[language].all for lemma in row.lemmas}) >= 600
