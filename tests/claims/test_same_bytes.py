"""A reading is the same to the last digit, whatever order a process keeps its sets in."""

import os
import subprocess
import sys
from pathlib import Path

EXAMPLE = Path(__file__).parents[2] / "examples" / "en-summit.json"


def read(seed: int) -> bytes:
    command = [sys.executable, "-c", "from dragoman.cli import main; main()", "read", str(EXAMPLE), "--format", "jsonl"]
    return subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": str(seed)}, capture_output=True, check=True).stdout


def test_two_processes_read_the_same_bytes() -> None:
    lines = {read(seed) for seed in (1, 2, 3)}
    assert len(lines) == 1
    assert b'"claims":[{' in lines.pop()
