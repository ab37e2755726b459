"""Killed in the middle, or out of disk, `add` leaves a ledger that the next run completes: the same bytes as one undisturbed run."""

import multiprocessing
import os
import random
import resource
import signal
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from dragoman.errors import StoreError
from dragoman.store.query import ClaimQuery, TieQuery
from dragoman.store.store import Store
from synthetic import RUN, each, lower, many

DOCUMENTS = int(os.environ.get("DRAGOMAN_KILL_DOCUMENTS", "100"))
KILLS = int(os.environ.get("DRAGOMAN_KILLS", "6"))
READINGS = many(DOCUMENTS)
FORK = multiprocessing.get_context("fork")


def add_all(path: Path) -> None:
    store = Store(f"sqlite:///{path}", lower, each)
    for reading in READINGS:
        store.add(reading.document, reading, RUN)
    store.close()


def export(path: Path) -> bytes:
    store = Store(f"sqlite:///{path}", lower, each)
    everything = [*store.readings(), *store.claims_in_order(ClaimQuery()), *sorted(map(repr, store.pair_counts(TieQuery())[0]))]
    found = b"\n".join(map(msgspec.json.encode, everything))
    assert list(store.examine()) == []
    store.close()
    return found


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, float]:
    """What one run leaves, and the seconds it takes."""
    path = tmp_path_factory.mktemp("undisturbed") / "ledger.sqlite"
    start = time.perf_counter()
    add_all(path)
    return export(path), time.perf_counter() - start


def in_child(work: Callable[[], None], seconds: float | None = None) -> None:
    """Runs in a process of its own, which is killed after so many seconds."""
    child = FORK.Process(target=work)
    child.start()
    child.join(seconds)
    if child.is_alive():
        os.kill(child.pid or 0, signal.SIGKILL)
        child.join()


def test_killed_anywhere_and_run_again_gives_the_same(tmp_path: Path, undisturbed: tuple[bytes, float]) -> None:
    expected, seconds = undisturbed
    chance = random.Random(5)
    for number in range(KILLS):
        path = tmp_path / f"{number}.sqlite"
        in_child(lambda path=path: add_all(path), chance.uniform(0, seconds))  # type: ignore[misc]
        in_child(lambda path=path: add_all(path))  # type: ignore[misc]
        assert export(path) == expected
        path.unlink()


def add_on_a_full_disk(path: Path) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
    try:
        add_all(path)
    except StoreError as error:
        (path.parent / "error").write_text(str(error), "utf8")


def test_a_full_disk_loses_nothing_that_was_in(tmp_path: Path, undisturbed: tuple[bytes, float]) -> None:
    path = tmp_path / "ledger.sqlite"
    in_child(lambda: add_on_a_full_disk(path))
    assert "cannot be written" in (tmp_path / "error").read_text("utf8")
    in_child(lambda: add_all(path))
    assert export(path) == undisturbed[0]
