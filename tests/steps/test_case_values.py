"""Times and amounts of sentences that other libraries read wrongly, each with its right value: text | times | amounts."""

from pathlib import Path

import pytest

from dragoman import pipeline
from dragoman.model import Document
from recorded import recorded
from steps.test_values import span

ROWS = (Path(__file__).with_name("case_values.txt")).read_text("utf8").splitlines()
STEPS = [step for step in pipeline.STEPS if step.name not in {"references", "nationality", "statements", "claims", "checks"}]
TOOLS = recorded("case_values")


@pytest.mark.parametrize("row", [row for row in ROWS if not row.startswith("#")])
def test_each_time_and_amount_is_read(row: str) -> None:
    text, times, amounts = (part.strip() for part in row.split("|"))
    reading = pipeline.run(Document("d", text, "en" if text.isascii() else language(text), published="2024-03-05"), TOOLS, STEPS)
    assert ", ".join(map(span, reading.times)) == times
    told = [f"{q.value:.12g}" if q.value is not None else f"{q.low:g}..{q.high:g}" for q in reading.quantities]
    assert ", ".join(f"{value} {q.unit}" for value, q in zip(told, reading.quantities, strict=True)) == amounts


def language(text: str) -> str:
    """English has no letters beyond Latin-1 in these rows."""
    return "ru" if any(ord(letter) > 0x3FF and letter.isalpha() for letter in text) else "en"
