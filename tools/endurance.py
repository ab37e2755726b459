"""`python tools/endurance.py PAGE KILLS SECONDS`: what a ledger withstands.

Adding is killed KILLS times, runs out of disk, and a byte is flipped; then one writer and eight readers live together for so many seconds.
Ends with an error at the first thing that is not as it should be.
"""

import hashlib
import multiprocessing
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct
from together import together

from dragoman.errors import StoreError
from dragoman.evals.made_up import RUN, Maker, opened
from dragoman.evals.report import put
from dragoman.ledger import ClaimQuery, ExportFormat, Ledger
from dragoman.model import Reading
from dragoman.pipeline import standard_tools

DOCUMENTS, CLAIMS_EACH, FLIPS = 300, 2, 10
DISKS = ("600k", "1m", "2m")
EXPORTS: tuple[ExportFormat, ...] = ("jsonl", "gdelt")
FORK = multiprocessing.get_context("fork")


class Undisturbed(Struct, frozen=True):
    """Where a run left its ledger that nobody disturbed, the hash of what is exported from it, and the seconds it took."""

    path: Path
    export: str
    seconds: float


def main(arguments: Sequence[str]) -> None:
    page, kills, seconds = Path(arguments[0]), int(arguments[1]), float(arguments[2])
    readings = list(Maker(CLAIMS_EACH).readings(DOCUMENTS * CLAIMS_EACH))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        whole = undisturbed(folder / "whole.sqlite", readings)
        found = [flipped(folder, readings, whole), out_of_disk(folder, readings, whole), *together(folder, seconds)]
        print(*found, sep="\n")
        found.append(killed(folder, readings, whole, kills))
    put(page, "endurance", "\n".join(f"* {one}" for one in found))


def add_all(path: Path, readings: Sequence[Reading]) -> None:
    """One document after the other, each in a transaction of its own, as `dragoman add` does."""
    store = opened(f"sqlite:///{path}")
    try:
        for reading in readings:
            store.writer.add(reading.document, reading, RUN)
    finally:
        store.close()


def undisturbed(path: Path, readings: Sequence[Reading]) -> Undisturbed:
    start = time.perf_counter()
    add_all(path, readings)
    seconds = time.perf_counter() - start
    return Undisturbed(path, exported(path), seconds)


def exported(path: Path) -> str:
    """The hash of what is exported, from a ledger in which the doctor finds nothing wrong."""
    store, out = opened(f"sqlite:///{path}"), path.with_suffix(".export")
    problems = list(store.view.examine())
    if problems:
        raise StoreError(f"the doctor has found {problems}")
    hashed = hashlib.sha256()
    for format in EXPORTS:
        Ledger(store, standard_tools()).export(format, out, ClaimQuery())
        hashed.update(out.read_bytes())
    store.close()
    return hashed.hexdigest()


def complete(path: Path, readings: Sequence[Reading], whole: Undisturbed) -> None:
    """Runs again what was disturbed, and takes the ledger away. Raises StoreError where it is not as if nothing had happened."""
    add_all(path, readings)
    if exported(path) != whole.export:
        raise StoreError("the export is another than that of an undisturbed run")
    for file in path.parent.glob(f"{path.stem}.*"):
        file.unlink()


def killed(folder: Path, readings: Sequence[Reading], whole: Undisturbed, kills: int) -> str:
    chance, path, done = random.Random(5), folder / "killed.sqlite", 0
    while done < kills:
        done += killed_after(chance.uniform(0, whole.seconds), lambda: add_all(path, readings))
        complete(path, readings, whole)
        print(f"{done} of {kills}", end="\r", flush=True)
    return (
        f"Killed (`kill -9`) at {kills} random points of adding {len(readings)} documents, a ledger was completed {kills} times by the "
        "next run to the same bytes of export, and the doctor found nothing wrong."
    )


def killed_after(seconds: float, work: Callable[[], None]) -> bool:
    """Works in a process of its own; whether it was still at work when it was killed."""
    child = FORK.Process(target=work)
    child.start()
    child.join(seconds)
    alive = child.is_alive()
    if alive:
        os.kill(child.pid or 0, signal.SIGKILL)
        child.join()
    return alive


def out_of_disk(folder: Path, readings: Sequence[Reading], whole: Undisturbed) -> str:
    disk = folder / "disk"
    disk.mkdir()
    try:
        for size in DISKS:
            fill(disk, size, readings, whole)
    except (OSError, subprocess.CalledProcessError) as error:
        return f"A full disk was not tried, for a small one could not be mounted: {error}"
    return (
        f"On disks of {', '.join(DISKS)} (tmpfs) that ran full, the ledger was completed by the next run to the same bytes of export, and "
        "the doctor found nothing wrong."
    )


def fill(disk: Path, size: str, readings: Sequence[Reading], whole: Undisturbed) -> None:
    """Adds until the disk is full, gives it more room, and completes the ledger."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", disk], check=True, capture_output=True)
    try:
        try:
            add_all(disk / "full.sqlite", readings)
        except StoreError as error:
            print(f"{size}: {error}")
        else:
            raise StoreError(f"a disk of {size} was not too small")
        subprocess.run(["mount", "-o", "remount,size=256m", disk], check=True, capture_output=True)
        complete(disk / "full.sqlite", readings, whole)
    finally:
        subprocess.run(["umount", disk], check=True)


def flipped(folder: Path, readings: Sequence[Reading], whole: Undisturbed) -> str:
    """Raises StoreError where the doctor does not find that one bit of a document's text is another."""
    for reading in random.Random(5).sample(readings, FLIPS):
        path = folder / "flipped.sqlite"
        raw = bytearray(whole.path.read_bytes())
        raw[raw.index(reading.document.text.encode()) + 5] ^= 1
        path.write_bytes(raw)
        store = opened(f"sqlite:///{path}")
        if reading.document.id not in {problem.where for problem in store.view.examine()}:
            raise StoreError(f"the doctor has not found the byte that was flipped in {reading.document.id}")
        store.close()
    return f"A byte that was flipped in the file was found by the doctor, {FLIPS} times of {FLIPS}."


if __name__ == "__main__":
    main(sys.argv[1:])
