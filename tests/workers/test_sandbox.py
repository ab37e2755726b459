"""What a sandbox allows, and what becomes of a request that it cannot answer."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.workers.sandbox import KilledError, Process, Sandbox, StartError


def test_a_request_that_hangs_is_given_up_by_processor_time(tmp_path: Path) -> None:
    program = """
import sys
from multiprocessing.connection import Connection
from dragoman.workers import confined
confined.SECONDS = 0.3
connection = Connection(int(sys.argv[1]))
connection.send_bytes(b"")
confined.serve(connection, lambda request: [None for _ in iter(int, 1)])
"""
    (tmp_path / "slow.py").write_text(program)
    slow = Process([sys.executable, str(tmp_path / "slow.py")])
    slow.start()
    with pytest.raises(KilledError, match="takes over"):
        slow.ask(b"")
    slow.stop()


def test_it_opens_no_connection_and_takes_little_memory() -> None:
    program = """
import socket, urllib.request
from dragoman.workers.confined import restrict
restrict()
for attempt in (lambda: socket.create_connection(("127.0.0.1", 9)), lambda: urllib.request.urlopen("http://127.0.0.1:9/"),
                lambda: socket.socket().connect(("127.0.0.1", 9))):
    try:
        attempt()
    except OSError as error:
        assert "no parser may open a connection" in str(error), error
try:
    bytearray(400_000_000)
except MemoryError:
    print("held")
"""
    environment = {"PYTHONPATH": ":".join(sys.path)}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "held\n"
    assert socket.create_connection is not None


def test_a_library_that_is_missing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "incomplete.py").write_text("import no_such_library\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(StartError, match="ModuleNotFoundError: No module named 'no_such_library'"):
        Sandbox("incomplete").ask(b"")


def test_a_process_that_dies_while_it_loads_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "dying.py").write_text("import os\nos._exit(7)\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(StartError, match="ended with status 7"):
        Sandbox("dying").ask(b"")
