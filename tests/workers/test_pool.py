"""Processes of a pool never outlive who started them, however that ended."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from dragoman.workers.pool import Pool
from work import process_id, sleep_long

TESTS = Path(__file__).parent.parent
PROGRAM = """
import sys
from pathlib import Path
from dragoman.workers.ordered import OrderedPool
from work import sleep_long
if __name__ == "__main__":
    list(OrderedPool(2, sleep_long).map([Path(sys.argv[1])] * 9))
"""


def appeared(folder: Path, wanted: int) -> list[int]:
    """The ids of the processes that have begun to sleep."""
    deadline = time.monotonic() + 60
    while len(found := [int(path.name) for path in folder.iterdir()]) < wanted and time.monotonic() < deadline:
        time.sleep(0.05)
    return found


def gone(processes: list[int]) -> bool:
    deadline = time.monotonic() + 20
    while any(map(alive, processes)) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not any(map(alive, processes))


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_processes_end_with_their_parent(tmp_path: Path, sent: signal.Signals) -> None:
    script, folder = tmp_path / "program.py", tmp_path / "processes"
    script.write_text(PROGRAM)
    folder.mkdir()
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS), *sys.path])}
    with subprocess.Popen([sys.executable, script, folder], env=environment, stderr=subprocess.PIPE, start_new_session=True) as parent:
        children = appeared(folder, 2)
        assert len(children) == 2
        start = time.monotonic()
        (os.killpg if sent is signal.SIGINT else os.kill)(parent.pid, sent)  # Ctrl+C reaches all
        parent.communicate(timeout=20)
        assert time.monotonic() - start < 10
    assert gone(children)


def test_work_that_is_given_up_is_ended(tmp_path: Path) -> None:
    pool = Pool()
    future = pool.submit(sleep_long, tmp_path)
    children = appeared(tmp_path, 1)
    pool.shutdown(cancel_futures=True)
    assert gone(children)
    with pytest.raises(BrokenProcessPool):
        future.result()


def test_work_is_finished_where_nothing_else_is_said() -> None:
    pool = Pool()
    future = pool.submit(process_id)
    pool.shutdown()
    assert future.result() != os.getpid()
