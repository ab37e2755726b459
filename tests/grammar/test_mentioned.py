"""Whom a noun stands for by its owner."""

import pytest

from dragoman import pipeline
from dragoman.model import Document
from recorded import recorded

TOOLS = recorded("mentioned")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("China's neighbours protested against the dam.", set()),
        ("China's farmers protested against the dam.", {"CHN"}),
        ("Соседи Китая осудили испытание ракет КНДР.", set()),
        ("Фермеры Китая осудили испытание ракет КНДР.", {"CHN"}),
    ],
)
def test_neighbours_and_rivals_are_not_the_state_they_stand_beside(text: str, source: set[str]) -> None:
    language = "en" if text.isascii() else "ru"
    reading = pipeline.run(Document("d", text, language), TOOLS)
    told = [c for c in reading.claims if c.type in {"ACCUSE", "PROTEST"}]
    owned = [c for c in told if c.why and ("genitive" in c.why.path[0] or "possessive" in c.why.path[0])]
    assert {actor.code for claim in owned for actor in claim.source} == source
