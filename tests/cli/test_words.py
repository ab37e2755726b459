"""Amounts as people read them."""

import pytest

from dragoman.cli.words import amount
from dragoman.model import Quantity


@pytest.mark.parametrize(("value", "unit", "shown"), [
    (100 / 3, "%", "1/3"), (200 / 3, "%", "2/3"), (50.0, "%", "50 %"), (12.5, "%", "12.5 %"), (40.0, "rocket", "40 rocket"),
])
def test_a_share_that_is_no_round_percentage_is_a_fraction(value: float, unit: str, shown: str) -> None:
    assert amount(Quantity(value=value, unit=unit, relation="exactly", text="x", start=0, end=1)) == shown
