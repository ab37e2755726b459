"""However hostile the input, little memory is taken: here, and in the process that parses."""

import gzip
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

ALLOWED = 300  # MB

PROGRAM = """
import resource, sys
from dragoman.readers import documents
from dragoman.readers.sandbox import SANDBOX
folder = sys.argv[1]
[first] = documents(f"{folder}/a.html")
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
parser = int(open(f"/proc/{SANDBOX.process.process.pid}/statm").read().split()[1]) * resource.getpagesize() // 1024
found = list(documents(folder))
SANDBOX.stop()
here = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
there = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss - parser
print(len(found), (here + there) // 1024)
"""


def threats() -> dict[str, bytes]:
    zeros = zlib.compressobj(9, zlib.DEFLATED, 31)
    return {
        "a.html": b"<html><body><p>" + b"Officials said that talks would be resumed in two weeks. " * 20 + b"</p></body></html>",
        "attributes.html": b"<html><body><p " + b" ".join(b"a%d=1" % n for n in range(300_000)) + b">x</p></body></html>",
        "bomb.gz": b"".join(zeros.compress(bytes(10_000_000)) for _ in range(30)) + zeros.flush(),
        "divs.html": b"<html><body>" + b"<div>" * 100_000 + b"x",
        "entities.xml": b'<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><item><title>&b;</title></item></rss>',
        "items.xml": b"<rss><channel>" + b"<item/>" * 1_000_000,
        "large.txt": b"x" * 50_000_000, "line.jsonl": b'{"id": "a", "text": "' + b"x" * 50_000_000 + b'"}',
        "table.html": b"<html><body><table>" + b"<tr><td>x" * 70_000,
        "tags.html": b"<html><body>" + b"<b>x</b>" * 1_000_000, "twice.gz": gzip.compress(gzip.compress(bytes(60_000_000))),
    }


@pytest.mark.timeout(120)
@pytest.mark.skipif(sys.platform != "linux", reason="a process tells its memory there")
def test_memory_stays_small(tmp_path: Path) -> None:
    made = threats()
    for name, raw in made.items():
        (tmp_path / name).write_bytes(raw)
    environment = {"PYTHONPATH": ":".join(sys.path)}
    done = subprocess.run([sys.executable, "-c", PROGRAM, str(tmp_path)], env=environment, capture_output=True, text=True, check=True)
    found, megabytes = map(int, done.stdout.split())
    assert found == len(made)
    assert megabytes < ALLOWED
