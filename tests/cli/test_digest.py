"""What is new since a day."""

import json
from pathlib import Path

import pytest

from commands import Dragoman
from dragoman.cli.digest import day_meant
from dragoman.ledger.digest import of_story
from dragoman.model import Contradiction, Member, Span, Story

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
SIDE = Span("12", 0, 2)
STORY = Story(
    story="st1", title="T", start="2024-09-17", end="2024-09-19", languages=("en",), documents=("a", "b", "c"),
    origins=(("a", "b"), ("c",)), publishers=(("a", "b"), ("c",)), copies=(), claims=(),
    contradictions=(Contradiction(Member("a", "q1", SIDE, SIDE), Member("c", "q2", SIDE, SIDE), "number", "12 against 19", 0.9),),
)
DAYS = {"a": "2024-09-17", "b": "2024-09-18", "c": "2024-09-19"}


@pytest.mark.parametrize(("since", "news"), [
    ("2024-09-17", ["story", "contradiction"]), ("2024-09-18", ["origins", "contradiction"]), ("2024-09-20", []),
])
def test_what_is_new_of_a_story(since: str, news: list[str]) -> None:
    assert [line.news for line in of_story(STORY, DAYS, since)] == news


def test_a_day_may_be_named() -> None:
    assert day_meant("yesterday") < day_meant("today")
    assert day_meant("2024-09-17") == "2024-09-17"


def test_the_digest_of_the_examples(dragoman: Dragoman, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'ledger.sqlite'}"
    dragoman("add", EXAMPLES / "ru-border-clash.json", EXAMPLES / "ru-border-second.json", "--store", url)
    told = dragoman("digest", "--since", "2024-01-01", "--format", "jsonl", "--store", url).stdout
    lines = [json.loads(line) for line in told.splitlines()]
    assert "story" in {line["news"] for line in lines}
    for actor, there in (("KGZ", True), ("Tajikistan", True), ("BRA", False)):
        told = dragoman("digest", "--since", "2024-01-01", "--actor", actor, "--format", "jsonl", "--store", url).stdout
        assert bool(told) is there
    assert "nothing new" in dragoman("digest", "--since", "2100-01-01", "--store", url).stderr
