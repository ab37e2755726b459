"""The engines are asked for names only where a capital letter may begin one."""

import pytest

from dragoman.model import Sentence
from dragoman.steps.names import may_name


@pytest.mark.parametrize(
    ("text", "asked"),
    [("The talks went on for a week.", False), ("The talks with Iran went on.", True), ("Переговоры шли неделю.", False)],
)
def test_only_capitals_are_worth_asking_for(text: str, asked: bool) -> None:
    assert may_name(Sentence(text, 0, len(text), "en", 0)) is asked
