"""A ledger at one glance, and tables that fit."""

from pathlib import Path

import pytest
from rich.console import Console

from commands import Dragoman
from dragoman.cli import show

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


def test_what_stands_out_is_told_before_the_likeliest_rows(dragoman: Dragoman, tmp_path: Path) -> None:
    store = f"sqlite:///{tmp_path / 'ledger.sqlite'}"
    dragoman("add", EXAMPLES, "--store", store)
    told = dragoman("overview", "--store", store).stdout
    heads = ["10 documents", "Who says so", "Not done", "Denied", "Does not add up", "Told otherwise elsewhere", "Likeliest rows"]
    places = [told.find(head) for head in heads]
    assert -1 not in places
    assert places == sorted(places)
    assert len(told[places[-1] :].splitlines()) == 12  # two heads, ten rows


def test_an_empty_ledger_has_no_rows(dragoman: Dragoman, tmp_path: Path) -> None:
    store, nothing = f"sqlite:///{tmp_path / 'ledger.sqlite'}", tmp_path / "nothing.txt"
    nothing.write_text("It rained.")
    dragoman("add", nothing, "--store", store)
    assert dragoman("overview", "--store", store).stdout == "1 documents, 0 statements, 0 claims\n"


@pytest.mark.parametrize(("terminal", "width", "columns"), [(True, 14, 2), (True, 25, 3), (True, 3, 1), (False, 14, 3)])
def test_a_table_leaves_out_columns_before_it_wraps_rows(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], terminal: bool, width: int, columns: int,
) -> None:
    monkeypatch.setattr(show, "OUT", Console(width=width, force_terminal=terminal, color_system=None))
    show.table(["tie", "all", "amounts"], [["RUS → PRK", "1", "5 rocket"]])
    assert [line.split("  ") for line in map(str.strip, capsys.readouterr().out.splitlines())] == [
        ["tie        all  amounts", "tie        all", "tie"][3 - columns].split("  "),
        ["RUS → PRK  1    5 rocket", "RUS → PRK  1", "RUS → PRK"][3 - columns].split("  "),
    ]
