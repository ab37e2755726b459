"""A row's firings are right where gold has their type and sides at their place."""

import pytest

from dragoman.evals.labels import GoldClaim, GoldPassage
from dragoman.evals.rows import Firing, firing, firings_of, table
from synthetic import claim_of

TEXT = "Russia attacked Estonia"
GOLD = GoldClaim(evidence=TEXT, trigger="attacked", type="ASSAULT", source=("RUS",), target=("EST",))
PASSAGE = GoldPassage(id="one", language="en", text=TEXT, claims=(GOLD,))


@pytest.mark.parametrize(
    ("type", "source", "typed", "right"), [("ASSAULT", "RUS", True, True), ("ASSAULT", "CHN", True, False), ("ACCUSE", "RUS", False, False)]
)
def test_a_firing_is_held_against_gold(type: str, source: str, typed: bool, right: bool) -> None:
    found = firing(claim_of(TEXT, source, "EST", type), PASSAGE)
    assert (found.typed, found.right) == (typed, right)


def test_rows_that_fire_wrongly_come_first() -> None:
    wrong, right = Firing(typed=False, right=False, listed=True), Firing(typed=True, right=True, listed=False)
    lines = table({("en", "good"): [right, right], ("en", "bad"): [wrong, right]}).splitlines()
    assert [name for line in lines for name in ("bad", "good") if name in line] == ["bad", "good"]


def test_firings_are_gathered_by_row() -> None:
    claim = claim_of(TEXT, "RUS", "EST", "ASSAULT")
    assert [*firings_of([(PASSAGE, [claim])])] == [("en", claim.why.rule)]
