"""What stands under another act of its sentence and did not take place, or is half guessed, is not listed."""

import pytest

from dragoman import pipeline
from dragoman.model import Document
from recorded import recorded

TOOLS, EVERYTHING = recorded("suppression"), recorded("suppression", everything=True)


def types(text: str) -> set[str]:
    return {claim.type for claim in pipeline.run(Document("suppression", text, "en"), TOOLS).claims}


@pytest.mark.parametrize(
    ("text", "listed", "not_listed"),
    [
        ("Norway urged Sudan to release two Swedes.", "REQUEST", "RETREAT"),
        ("Iran threatened to attack Bahrain.", "THREATEN", "ASSAULT"),
        ("Spain refused to extradite the banker to Peru.", "REJECT", "COOPERATE"),
        ("Iran attacked Bahrain.", "ASSAULT", "REQUEST"),
    ],
)
def test_what_is_only_asked_for_or_refused_is_no_claim_of_its_own(text: str, listed: str, not_listed: str) -> None:
    found = types(text)
    assert listed in found
    assert not_listed not in found


def test_a_word_of_an_office_tells_nothing() -> None:
    text = "Министр нефти Омана получил от Катара 40 млн тонн зерна."
    reading = pipeline.run(Document("office", text, "ru"), EVERYTHING)
    assert {claim.trigger.text for claim in reading.claims if claim.trigger.start < len("Министр нефти Омана")} == set()
