"""Which time belongs to which act."""

import pytest

from dragoman import pipeline
from dragoman.model import Document
from dragoman.pipeline import standard_tools

TOOLS = standard_tools()


@pytest.mark.parametrize(
    ("text", "type", "days"),
    [
        ("Мали сотрудничает с Россией с 2014 года, когда Франция осудила Мали.", "COOPERATE", ("2014-01-01", "2020-05-05")),
        ("Мали сотрудничает с Россией с 2014 года, когда Франция осудила Мали.", "ACCUSE", ("2014-01-01", "2014-12-31")),
        ("Kenya has been at war since 2011, when Somalia attacked Kenya.", "ASSAULT", ("2011-01-01", "2011-12-31")),
    ],
)
def test_what_happened_when_something_began_did_not_go_on_since(text: str, type: str, days: tuple[str, str]) -> None:
    reading = pipeline.run(Document("d", text, "en" if text.isascii() else "ru", published="2020-05-05"), TOOLS)
    (claim,) = (claim for claim in reading.claims if claim.type == type)
    assert claim.time is not None
    assert (claim.time.start, claim.time.end) == days
