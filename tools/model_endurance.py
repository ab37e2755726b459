"""`python tools/model_endurance.py KILLS`: what reading with a language model withstands.

`dragoman add --reader llm` is killed so often at any moment, and run again; the ledger must be that of an undisturbed run, no answer may be
asked for again that was kept, and at most one a kill (the one on its way) twice. Ends with an error at the first thing that is otherwise.
"""

import json
import os
import random
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from model_server import Body, ModelServer, Reply, completion, model_server
from msgspec.structs import replace

from dragoman.errors import StoreError

DOCUMENTS, DELAY = 12, 0.1
NEWS = "Kenya met Chad in hall {number}."
MET = {
    "n": 1, "ev": "Kenya met Chad", "tr": "met", "type": "CONSULT", "status": "happened", "tgt": [], "mut": True, "by": None, "amt": [],
    "time": None, "core": True, "src": [{"w": "Kenya", "name": None, "code": "KEN"}, {"w": "Chad", "name": None, "code": "TCD"}],
}


def main(arguments: Sequence[str]) -> None:
    with tempfile.TemporaryDirectory() as name:
        print(killed(Path(name), int(arguments[0])))


def killed(folder: Path, kills: int) -> str:
    """Raises StoreError."""
    source = folder / "news.jsonl"
    lines = (json.dumps({"id": f"d{number}", "text": NEWS.format(number=number), "language": "en"}) for number in range(DOCUMENTS))
    source.write_text("\n".join(lines))
    with model_server(answered) as server:
        start = time.monotonic()
        finish(begin(server, source, folder / "whole"))
        seconds = time.monotonic() - start
        for number in range(kills):
            kill(server, source, folder / "killed", random.Random(number).uniform(0.3, 1.0) * seconds)
        before = kept(folder / "killed")
        asked = len(server.bodies)
        finish(begin(server, source, folder / "killed"))
        told = told_twice(server, before, asked)
    if claims(folder / "killed") != claims(folder / "whole"):
        raise StoreError("the ledger is another than that of an undisturbed run")
    if told > kills:
        raise StoreError(f"{told} answers were asked for twice in {kills} kills")
    return f"killed {kills} times and run again: the same ledger, {told} answers that were on their way asked for twice, none that was kept"


def answered(body: Body, before: int) -> Reply:
    return replace(completion(json.dumps({"statements": [], "claims": [MET]})), delay=DELAY)


def begin(server: ModelServer, source: Path, folder: Path) -> "subprocess.Popen[bytes]":
    folder.mkdir(exist_ok=True)
    own = {"DRAGOMAN_LLM_URL": server.url, "DRAGOMAN_LLM_MODEL": "m", "DRAGOMAN_LLM_CONCURRENCY": "1", "DRAGOMAN_STORE": store(folder)}
    command = [sys.executable, "-c", "from dragoman.cli import main; main()", "add", str(source), "--reader", "llm"]
    return subprocess.Popen(command, env={**os.environ, **own}, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def finish(process: "subprocess.Popen[bytes]") -> None:
    _, told = process.communicate()
    if process.returncode != 0:
        raise StoreError(told.decode())


def kill(server: ModelServer, source: Path, folder: Path, seconds: float) -> None:
    """Raises StoreError where the run asks for what is kept."""
    before, asked = kept(folder), len(server.bodies)
    process = begin(server, source, folder)
    try:
        process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
    told_twice(server, before, asked)


def store(folder: Path) -> str:
    return f"sqlite:///{folder / 'ledger.sqlite'}"


def kept(folder: Path) -> int:
    """How many answers are kept."""
    path = folder / "answers.sqlite"
    if not path.exists():
        return 0
    with closing(sqlite3.connect(path)) as database:
        there = database.execute("SELECT count(*) FROM sqlite_master WHERE name = 'answers'").fetchone()[0]
        return int(database.execute("SELECT count(*) FROM answers").fetchone()[0]) if there else 0


def told_twice(server: ModelServer, before: int, asked: int) -> int:
    """How many requests there were twice beside those of the undisturbed run. Raises StoreError where this run asked for kept ones."""
    own = [hall(body) for body in server.bodies[asked:]]
    if any(number < before for number in own):
        raise StoreError(f"an answer that was kept is asked for again: {own}, kept were {before}")
    counted = Counter(hall(body) for body in server.bodies[DOCUMENTS:])
    return sum(times - 1 for times in counted.values())


def hall(body: Body) -> int:
    """Which document is asked about; they are read in order."""
    found = re.search(r"in hall (\d+)", body["messages"][1]["content"])
    assert found is not None, "every text names its hall"
    return int(found[1])


def claims(folder: Path) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(folder / "ledger.sqlite")) as database:
        return sorted(database.execute("SELECT id FROM claims").fetchall())


if __name__ == "__main__":
    main(sys.argv[1:])
