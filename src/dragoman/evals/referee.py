"""Reading a set and asking its referee."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from dragoman.batch import read_sources
from dragoman.evals.gold import Gold
from dragoman.evals.intervals import Counts
from dragoman.evals.sets import GoldSet
from dragoman.export.contract import line
from dragoman.model import Reading
from dragoman.readers import Failure

Figures = dict[str, float | None]
ReadSources = Callable[[Iterable[str]], Iterator[Reading | Failure]]
INPUTS = ("input.jsonl", "input.jsonl.gz", "html")


def write_readings(sources: Iterable[Path], path: Path, read: ReadSources = read_sources) -> None:
    """Reads every document of the sources into one file of JSON lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as out:
        for result in read(map(str, sources)):
            out.write(line(result) + b"\n")


def counts_of(referee: Path, readings: Path, document: Path) -> Counts:
    """How many of how many a referee counts for each figure of one document. Raises CalledProcessError where it fails."""
    done = subprocess.run([sys.executable, str(referee), str(readings), str(document)], capture_output=True, text=True, check=True)
    columns = (line.split() for line in done.stdout.splitlines())
    counted = ((found[0], found[-1].partition("/")) for found in columns if found and "/" in found[-1])
    return {name: (float(right), float(of)) for name, (right, _, of) in counted}


def measured_documents(gold: Gold, documents: Iterable[Path], readings: Path) -> dict[str, Counts]:
    """The counts of each document by its name."""
    return {path.stem: counts_of(gold.referees / "score.py", readings, path) for path in documents}


def ask(referee: Path, readings: Path, gold: Iterable[Path]) -> Figures:
    """The figures that a referee prints. Raises CalledProcessError where it fails."""
    command = [sys.executable, str(referee), "--json", str(readings), *map(str, gold)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


def score_documents(gold: Gold, documents: Iterable[Path], readings: Path) -> Figures:
    return ask(gold.referees / "score.py", readings, documents)


def score_set(gold: Gold, one: GoldSet, readings: Path, read: ReadSources = read_sources) -> Figures | None:
    """The figures of a set; None where its folder is absent."""
    folder = gold.set_folder(one.name)
    source = next((folder / name for name in INPUTS if (folder / name).exists()), None)
    if source is None:
        return None
    write_readings([source], readings, read)
    return ask(gold.referees / one.referee, readings, sorted(folder.glob("gold.jsonl*")))
