"""Which time belongs to which act."""

import pytest

from dragoman import pipeline
from dragoman.grammar.values import closed
from dragoman.model import Document, Time
from recorded import recorded

TOOLS = recorded("times")


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


@pytest.mark.parametrize("published", ["2024-03-05", "20240305T083000+03:00", "2024-W10-2"])
def test_what_has_gone_on_ends_on_the_day_of_publication_however_that_is_written(published: str) -> None:
    assert closed(Time("2024-03-04", None, "since Monday", (0, 12)), published).end == "2024-03-05"
