"""`python -m dragoman.evals.ledger_bench PAGE CLAIMS [FILE]`: how fast a ledger of so many made-up claims grows and answers."""

import itertools
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from dragoman.evals.made_up import RUN, Maker, opened
from dragoman.evals.report import put, rows
from dragoman.ledger import ClaimQuery, Ledger, StatementQuery, TieQuery
from dragoman.model import Reading
from dragoman.pipeline import standard_tools
from dragoman.store.store import Store

BATCH, ROUNDS = 200, 40  # documents in a transaction; how often each question is asked


def main(arguments: Sequence[str]) -> None:
    page, claims = arguments[0], int(arguments[1])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(arguments[2]) if len(arguments) > 2 else Path(folder) / "ledger.sqlite"
        maker = Maker()
        store = opened(f"sqlite:///{path}")
        grown = grow(store, maker, path, claims) if store.view.size()[1] < claims else "The ledger was there already."
        head = ["question", "median, ms", "p95, ms", "worst, ms", "median of processor time, ms", "p95 of it, ms"]
        table = rows([head, *answers(Ledger(store, standard_tools()), maker.codes)])
        store.close()
    machine = f"SQLite, one process; Python {platform.python_version()}, {platform.machine()}."
    put(Path(page), "ledger", f"{claims:,} claims. {grown}\n\n{table}\n\n{machine}")


def grow(store: Store, maker: Maker, path: Path, claims: int) -> str:
    """Adds the claims, a batch of documents in each transaction, and tells how fast and how big."""
    spent, worked, text = 0.0, 0.0, 0
    for batch in batches(maker.readings(claims)):
        text += sum(len(reading.document.text.encode()) for reading in batch)
        start, busy = time.perf_counter(), time.process_time()
        store.writer.add_all([(reading.document, reading) for reading in batch], RUN)
        spent, worked = spent + time.perf_counter() - start, worked + time.process_time() - busy
    store.writer.analyze()
    size = (path.stat().st_size - text) / claims / 1000
    speed = f"{claims / spent:,.0f} claims a second ({claims / worked:,.0f} a second of processor time)"
    return f"Added {speed}; the file has {size:.2f} kB a claim without the texts."


def batches(readings: Iterator[Reading]) -> Iterator[list[Reading]]:
    while batch := list(itertools.islice(readings, BATCH)):
        yield batch


def answers(ledger: Ledger, codes: Sequence[str]) -> Iterator[list[str]]:
    """What the frequent and the rare are asked, in turn."""
    first, rest = codes[0], [codes[place] for place in (0, 1, 2, 5, 10, 20, 50, 100, 200)]
    words = ("w3", "w40 w7", "w500", "w9000", "w12 w13 w14")
    questions: dict[str, Callable[[int], object]] = {
        "ties of a pair by month": lambda i: ledger.ties(TieQuery(actor=first, partner=rest[1 + i % 8], by="month")),
        "partners of an actor": lambda i: ledger.partners(rest[i % 9]),
        "newest claims of an actor": lambda i: ledger.claims(ClaimQuery(actor=rest[i % 9])),
        "newest claims of a pair": lambda i: ledger.claims(ClaimQuery(between=(first, rest[1 + i % 8]))),
        "claims with words": lambda i: ledger.claims(ClaimQuery(words=words[i % 5])),
        "statements by an actor": lambda i: ledger.statements(StatementQuery(by=rest[i % 9])),
        "facets of an actor's claims": lambda i: ledger.facets(ClaimQuery(actor=rest[i % 9])),
        "newest claims of a type": lambda i: ledger.claims(ClaimQuery(types=("AID",), statuses=("offered",))),
    }
    for name, ask in questions.items():
        passed, busy = (sorted(column) for column in zip(*(milliseconds(ask, round) for round in range(ROUNDS)), strict=True))
        shown = (statistics.median(passed), late(passed), passed[-1], statistics.median(busy), late(busy))
        yield [name, *(f"{one:.1f}" for one in shown)]


def late(ordered: Sequence[float]) -> float:
    """What 95% are not above."""
    return ordered[int(len(ordered) * 0.95)]


def milliseconds(ask: Callable[[int], object], round: int) -> tuple[float, float]:
    """How long an answer took, and how long the processor worked on it."""
    start, busy = time.perf_counter(), time.process_time()
    ask(round)
    return (time.perf_counter() - start) * 1000, (time.process_time() - busy) * 1000


if __name__ == "__main__":
    main(sys.argv[1:])
