"""Killed in the middle, or out of disk, `add` leaves a ledger that the next run completes: the same bytes as one undisturbed run."""

import multiprocessing
import resource
import signal
from pathlib import Path

import pytest
from endurance import Undisturbed, add_all, complete, flipped, killed, undisturbed

from dragoman.errors import StoreError
from dragoman.evals.made_up import Maker

KILLS = 5
READINGS = list(Maker(2).readings(160))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Undisturbed:
    return undisturbed(tmp_path_factory.mktemp("undisturbed") / "whole.sqlite", READINGS)


def test_killed_anywhere_and_run_again_gives_the_same(tmp_path: Path, whole: Undisturbed) -> None:
    assert f"completed {KILLS} times" in killed(tmp_path, READINGS, whole, KILLS)


def add_on_a_full_disk(path: Path) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
    try:
        add_all(path, READINGS)
    except StoreError as error:
        path.with_name("error").write_text(str(error), "utf8")


def test_a_full_disk_loses_nothing_that_was_in(tmp_path: Path, whole: Undisturbed) -> None:
    path = tmp_path / "ledger.sqlite"
    child = multiprocessing.get_context("fork").Process(target=add_on_a_full_disk, args=[path])
    child.start()
    child.join()
    assert "cannot be written" in (tmp_path / "error").read_text("utf8")
    complete(path, READINGS, whole)


def test_another_export_than_that_of_an_undisturbed_run_is_an_error(tmp_path: Path, whole: Undisturbed) -> None:
    with pytest.raises(StoreError, match="export is another"):
        complete(tmp_path / "ledger.sqlite", READINGS[1:], whole)


def test_the_doctor_finds_flipped_bytes(tmp_path: Path, whole: Undisturbed) -> None:
    assert "found by the doctor" in flipped(tmp_path, READINGS, whole)
