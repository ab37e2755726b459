"""Figures get into a page without touching what people wrote around them."""

from pathlib import Path

import pytest

from dragoman.evals.gold import find_gold
from dragoman.evals.report import documents_table, put, shown
from dragoman.evals.sets import SETS, Aim


def test_a_block_is_replaced_and_the_rest_stays(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Title\n\n<!-- a -->\nold\n<!-- end of a -->\n\nwords\n", "utf8")
    put(page, "a", "new")
    put(page, "b", "more")
    assert page.read_text("utf8") == "# Title\n\n<!-- a -->\nnew\n<!-- end of a -->\n\nwords\n\n<!-- b -->\nmore\n<!-- end of b -->\n"


def test_a_figure_that_reaches_its_aim_is_bold() -> None:
    table = documents_table({"ru": {"f1": 0.61, "wrong": 0.2, "seen": None}}, [Aim("f1", 0.6), Aim("wrong", most=0.1), Aim("seen")])
    assert table.splitlines()[2:] == ["| f1 | ≥ .600 | **.610** |", "| wrong | ≤ .100 | .200 |", "| seen |  | – |"]


@pytest.mark.parametrize(("value", "text"), [(None, "–"), (0.5, ".500"), (1.0, "1.000"), (0.0, ".000")])
def test_shown(value: float | None, text: str) -> None:
    assert shown(value) == text


def test_without_gold_there_is_none(tmp_path: Path) -> None:
    assert find_gold({"DRAGOMAN_GOLD": str(tmp_path / "nowhere")}) is None


def test_each_set_is_named_once() -> None:
    assert len({one.name for one in SETS}) == len(SETS)
