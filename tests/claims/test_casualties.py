"""Dead and wounded told in one breath are one count."""

import pytest

from dragoman import pipeline
from dragoman.model import Document
from recorded import recorded

TOOLS = recorded("casualties", everything=True)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("В результате взрыва в Кабуле 8 человек погибли и не менее 15 получили ранения.", [[8, 15]]),
        ("A Kabul car bombing killed five people and wounded 110.", [[5, 110]]),
        ("The attack killed 12 Iranian soldiers. Another attack wounded 30 Iraqi policemen.", [[12], [30]]),
    ],
)
def test_coordinated_clauses_make_one_count(text: str, counts: list[list[int]]) -> None:
    reading = pipeline.run(Document("d", text, "en" if text.isascii() else "ru", published="2020-05-05"), TOOLS)
    told = [claim for claim in reading.claims if claim.type == "casualties"]
    assert [[q.value for q in claim.quantities] for claim in told] == counts


def test_a_count_has_the_day_of_the_attack_told_before() -> None:
    text = "On Monday a bomb exploded in a market in Kabul.\n\nThe attack killed 12 Afghan soldiers."
    reading = pipeline.run(Document("d", text, "en", published="2020-05-07"), TOOLS)
    (count,) = (claim for claim in reading.claims if claim.type == "casualties")
    assert count.time is not None
    assert (count.time.start, count.time.inferred) == ("2020-05-04", True)


def test_a_people_that_is_counted_is_people() -> None:
    reading = pipeline.run(Document("d", "Войска Сербии убили 8 тысяч боснийцев.", "ru"), TOOLS)
    assert [(q.value, q.unit) for q in reading.quantities] == [(8000, "person")]
