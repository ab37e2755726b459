"""Time and memory of the whole way of a text grow no faster than its length, whatever stands in it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from growing import TIMES, shapes

PROGRAM = Path(__file__).parent / "growing.py"
GROWTH = 2 * TIMES[-1]  # times as much at most for the longest text as for the shortest: what is quadratic takes four times that
SECONDS, MEGABYTES = 0.05, 8.0  # less is noise

Measures = dict[str, list[tuple[float, float]]]


@pytest.fixture(scope="module")
def measures() -> Measures:
    """Seconds and megabytes of each shape, from the shortest text to the longest."""
    environment = {"PYTHONPATH": ":".join(sys.path)}
    done = subprocess.run([sys.executable, PROGRAM], env=environment, capture_output=True, text=True, check=True)
    found: Measures = {}
    for line in done.stdout.splitlines():
        name, _, seconds, megabytes = json.loads(line)
        found.setdefault(name, []).append((seconds, megabytes))
    return found


@pytest.mark.timeout(300)
@pytest.mark.skipif(sys.platform != "linux", reason="a process tells its memory there")
@pytest.mark.parametrize("shape", shapes())
def test_time_and_memory_grow_with_the_length(shape: str, measures: Measures) -> None:
    (first_seconds, first_megabytes), *_, (seconds, megabytes) = measures[shape]
    assert seconds <= GROWTH * max(first_seconds, SECONDS), measures[shape]
    assert megabytes <= GROWTH * max(first_megabytes, MEGABYTES), measures[shape]
