"""Figures get into a page without touching what people wrote around them."""

from pathlib import Path

import pytest

from dragoman.evals.gold import find_gold
from dragoman.evals.intervals import Interval, measured
from dragoman.evals.report import intervals_table, put, shown
from dragoman.evals.sets import SETS, Aim


def test_a_block_is_replaced_and_the_rest_stays(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Title\n\n<!-- a -->\nold\n<!-- end of a -->\n\nwords\n", "utf8")
    put(page, "a", "new")
    put(page, "b", "more")
    assert page.read_text("utf8") == "# Title\n\n<!-- a -->\nnew\n<!-- end of a -->\n\nwords\n\n<!-- b -->\nmore\n<!-- end of b -->\n"


def test_a_figure_that_reaches_its_aim_is_bold_and_has_its_interval() -> None:
    found = {"f1": Interval(0.61, 0.5, 0.7), "wrong": Interval(0.2, 0.1, 0.3)}
    table = intervals_table({"ru": found}, [Aim("f1", 0.6), Aim("wrong", most=0.1), Aim("seen")])
    rows = ["| f1 | ≥ .600 | **.610** (.500–.700) |", "| wrong | ≤ .100 | .200 (.100–.300) |", "| seen |  | – |"]
    assert table.splitlines()[2:] == rows


def test_counts_of_documents_are_added_up_before_they_are_shared_out() -> None:
    found = measured([{"a.precision": (1, 1), "a.recall": (1, 4)}, {"a.precision": (2, 3), "a.recall": (2, 2)}])
    assert (found["a.precision"].value, found["a.recall"].value) == (0.75, 0.5)
    assert found["a.f1"].value == pytest.approx(0.6)
    assert found["a.f1"].low < 0.6 < found["a.f1"].high


def test_documents_that_are_all_alike_leave_no_doubt() -> None:
    assert measured([{"status": (1, 2)}] * 5)["status"] == Interval(0.5, 0.5, 0.5)


@pytest.mark.parametrize(("value", "text"), [(None, "–"), (0.5, ".500"), (1.0, "1.000"), (0.0, ".000")])
def test_shown(value: float | None, text: str) -> None:
    assert shown(value) == text


def test_without_gold_there_is_none(tmp_path: Path) -> None:
    assert find_gold({"DRAGOMAN_GOLD": str(tmp_path / "nowhere")}) is None


def test_each_set_is_named_once() -> None:
    assert len({one.name for one in SETS}) == len(SETS)
