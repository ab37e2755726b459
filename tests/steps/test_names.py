"""The engines are asked for names only where a word may be one that is not known."""

import pytest

from dragoman.model import Sentence
from dragoman.steps.names import may_hold_unknown
from tiny import tiny_engine, tools_of

TOOLS = tools_of(tiny_engine("1 Word word NOUN _ 0 root"))


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("The talks went on for a week.", False),
        ("The talks with Iran and Russia went on.", False),
        ("The talks with Zorblax went on.", True),
    ],
)
def test_only_unknown_capitals_are_worth_asking_for(text: str, asked: bool) -> None:
    assert may_hold_unknown(Sentence(text, 0, len(text), "en", 0), TOOLS) is asked
