"""Killed at any moment and run again: nothing is lost, and nothing that was kept is asked, or paid, again."""

from pathlib import Path

from model_endurance import killed

KILLS = 3


def test_killed_and_run_again(tmp_path: Path) -> None:
    assert f"killed {KILLS} times and run again: the same ledger" in killed(tmp_path, KILLS)
