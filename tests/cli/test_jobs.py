"""Reading in several processes gives what one process gives, and leaves none behind however it ends."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from commands import Dragoman
from dragoman.batch import InLine, Processes, ToolSettings, executor_of
from dragoman.batch.executors import usable_jobs

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
FEW = [EXAMPLES / name for name in ("ru-repost.json", "en-summit.json", "ru-gas-deal.json")]


def test_one_job_reads_here_and_several_in_processes() -> None:
    assert isinstance(executor_of(ToolSettings(), 1), InLine)
    assert executor_of(ToolSettings(), 3) == Processes(ToolSettings(), 3)


def test_where_nobody_says_one_core_is_left_free(monkeypatch: pytest.MonkeyPatch) -> None:
    free = {"SC_AVPHYS_PAGES": 1_000_000, "SC_PAGE_SIZE": 4096}
    monkeypatch.setattr(os, "sysconf", free.__getitem__)
    for cores, jobs in ((1, 1), (2, 1), (4, 3), (64, 5)):
        monkeypatch.setattr(os, "cpu_count", lambda cores=cores: cores)
        assert usable_jobs() == jobs


@pytest.mark.timeout(300)
def test_two_jobs_give_the_bytes_of_one(dragoman: Dragoman) -> None:
    one, two = (dragoman("read", *FEW, "--format", "jsonl", "--jobs", jobs) for jobs in (1, 2))
    assert one.stdout_bytes == two.stdout_bytes
    assert one.stdout_bytes.count(b"\n") == len(FEW)


def claims(dragoman: Dragoman, store: str) -> str:
    return dragoman("claims", "--store", store, "--format", "jsonl").stdout


def wait_for(met: Callable[[], bool], seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not met():
        assert time.monotonic() < end
        time.sleep(0.05)


def children(pid: int) -> list[int]:
    return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text("utf8").split()]


def is_alive(pid: int) -> bool:
    """Whether a process still works; one that nobody has waited for does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf8").rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="a process tells its children there")
@pytest.mark.timeout(600)
@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGINT], ids=["kill", "Ctrl-C"])
def test_ended_all_processes_end_and_another_run_gives_the_same(dragoman: Dragoman, tmp_path: Path, ending: signal.Signals) -> None:
    whole, cut = (f"sqlite:///{tmp_path / name}.sqlite" for name in ("whole", "cut"))
    dragoman("add", *FEW, "--store", whole)
    command = [sys.executable, "-c", "from dragoman.cli import main; main()", "add", *map(str, FEW), "--jobs", "2", "--store", cut]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        wait_for(lambda: len(children(running.pid)) >= 2)
        started = children(running.pid)
        running.send_signal(ending)
        running.wait(120)
    wait_for(lambda: not any(map(is_alive, started)))
    dragoman("add", *FEW, "--jobs", "2", "--store", cut)
    assert claims(dragoman, cut) == claims(dragoman, whole)
