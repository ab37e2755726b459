"""The package as others get it: built into a wheel, installed into an empty environment by one command, used without this tree."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

import pytest

TREE = Path(__file__).parent.parent
PAGE = """<html><head><title>Talks</title><meta property="article:published_time" content="2024-05-08"></head><body><article>
<h1>Iran offers Russia gas</h1><p>Iran offered Russia gas on Monday, the Iranian foreign ministry said in a long statement.</p>
<p>Moscow has not answered, and nobody knows when it will do so; the talks go on in Baku this week.</p></article></body></html>"""
RUSSIAN = "Москва, 8 мая. Россия ввела санкции против Японии, сообщил МИД России."

pytestmark = [
    pytest.mark.skipif("CI" not in os.environ, reason="installs 400 MB; runs where CI is set"),
    pytest.mark.timeout(900),
]


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the programs of an environment into which nothing but the wheel was installed."""
    folder = tmp_path_factory.mktemp("install")
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, TREE)
    (wheel,) = folder.glob("dragoman-*.whl")
    run(sys.executable, "-m", "venv", folder / "environment")
    programs = folder / "environment" / ("Scripts" if os.name == "nt" else "bin")
    run(programs / "python", "-m", "pip", "install", "--quiet", "--no-compile", wheel)
    return programs


def run(*command: str | Path, cwd: Path | None = None) -> "subprocess.CompletedProcess[str]":
    done = subprocess.run(command, cwd=cwd, env=environment(), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done


def environment() -> dict[str, str]:
    """The variables of a user who has no tree of Dragoman."""
    return {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "COVERAGE_PROCESS_START"}}


def test_it_reads_pages_and_both_languages(programs: Path, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE, "utf8")
    (tmp_path / "text.txt").write_text(RUSSIAN, "utf8")
    done = run(programs / "dragoman", "read", "--format", "jsonl", "page.html", "text.txt", cwd=tmp_path)
    english, russian = map(json.loads, done.stdout.splitlines())
    assert [one["document"]["language"] for one in (english, russian)] == ["en", "ru"]
    assert english["claims"]
    assert russian["claims"]
    assert "compiling" not in done.stderr, "the wheel brings its tables along"


def test_it_serves(programs: Path, tmp_path: Path) -> None:
    with served(programs / "dragoman", tmp_path) as address, urllib.request.urlopen(address) as page:
        assert page.status == 200
        assert "Dragoman" in page.read().decode()


@contextmanager
def served(program: Path, folder: Path) -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [str(program), "serve", "--port", str(port), "--store", f"sqlite:///{folder / 'ledger.sqlite'}"]
    server = subprocess.Popen(command, env=environment(), stderr=subprocess.PIPE)
    try:
        yield answering(f"http://127.0.0.1:{port}/", server)
    finally:
        server.terminate()
        server.communicate(timeout=30)


def answering(address: str, server: "subprocess.Popen[bytes]") -> str:
    """The address, as soon as it answers."""
    for _ in range(300):
        try:
            urllib.request.urlopen(address).close()
        except URLError:
            assert server.poll() is None, "the server ended"
            time.sleep(0.1)
        else:
            return address
    raise AssertionError("no answer in 30 seconds")
