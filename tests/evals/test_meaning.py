"""How often meaning is turned round stays below a ceiling that only falls, and the faults are told apart rightly."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from dragoman.evals.meaning import EVERYDAY, INVERSIONS, Fault, GoldAct, Verdict, faults_of, read_sentences, verdict
from dragoman.model import Claim
from dragoman.pipeline import run
from real_tools import TOOLS
from synthetic import claim_of

GOLD = Path(__file__).parent.parent / "gold"
MOST_INVERTED = {"en": 0.22, "ru": 0.28}
MOST_FALSE_EVENTS = {"en": 0.34, "ru": 0.23}


@cache
def verdicts(language: str) -> Sequence[Verdict]:
    return [verdict(one, run(one.document, TOOLS).claims) for one in read_sentences([GOLD / f"meaning-{language}.jsonl"])]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_meaning_is_seldom_turned_round(language: str) -> None:
    acts = [one for one in verdicts(language) if one.sentence.rows]
    assert sum(one.has(*INVERSIONS) for one in acts) <= MOST_INVERTED[language] * len(acts)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_everyday_sentences_seldom_hold_an_event(language: str) -> None:
    plain = [one for one in verdicts(language) if one.sentence.kind in EVERYDAY]
    assert sum(one.has("false event") for one in plain) <= MOST_FALSE_EVENTS[language] * len(plain)


TEXT = "Russia attacked Estonia"
ASKED = GoldAct(
    trigger=("attacked",), types=frozenset({"ASSAULT"}), doers=frozenset({"RUS"}), sufferers=frozenset({"EST"}),
    status=frozenset({"possible"}), speakers=frozenset({""}), years=frozenset({1940}),
)


@pytest.mark.parametrize(
    ("claim", "faults"),
    [
        (claim_of(TEXT, "RUS", "EST", "ASSAULT", status="possible"), []),
        (claim_of(TEXT, "RUS", "EST", "ASSAULT"), ["told as done"]),
        (claim_of(TEXT, "EST", "RUS", "ASSAULT", status="denied"), ["told as denied", "sides"]),
        (claim_of(TEXT, "CHN", "EST", "ASSAULT", status="possible", day="2026-03-18"), ["sides", "dated anew"]),
    ],
)
def test_faults_are_told_apart(claim: Claim, faults: list[Fault]) -> None:
    assert list(faults_of(ASKED, claim)) == faults
