"""What two readings of one text have different."""

from msgspec.structs import replace

from dragoman.corpus.differences import differences
from synthetic import claim_of, reading_of

TEXT = "Iran gave Russia drones and North Korea promised shells."
GAVE = claim_of(TEXT, "IRN", "RUS", "AID", trigger="gave")
PROMISED = claim_of(TEXT, "PRK", "RUS", "AGREE", trigger="promised", status="planned")


def test_new_gone_and_changed_claims() -> None:
    changed = replace(GAVE, id="other", status="denied", why=replace(GAVE.why, rule="newer", status=("not",)))
    found = list(differences(reading_of(TEXT, GAVE, PROMISED), reading_of(TEXT, changed)))
    assert [(one.what, one.fields) for one in found] == [("changed", ("status",)), ("gone", ())]
    assert found[0].why == "test → newer (not)"
    back = list(differences(reading_of(TEXT, changed), reading_of(TEXT, GAVE, PROMISED)))
    assert [one.what for one in back] == ["changed", "new"]


def test_the_same_claims_in_another_order_are_no_difference() -> None:
    other = claim_of(TEXT, "IRN", "RUS", "COOPERATE", trigger="gave")
    assert list(differences(reading_of(TEXT, GAVE, other, PROMISED), reading_of(TEXT, PROMISED, other, replace(GAVE, id="new id")))) == []
