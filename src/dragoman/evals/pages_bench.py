"""`python -m dragoman.evals.pages_bench FOLDER`: what our guards cost beside trafilatura alone, on saved pages, in one run.

Three ways take turns on every page: trafilatura's fast way with its own metadata; our parser with all declarations, unguarded;
and the whole guarded reading. Processor time counts (that of the parsing process, too), the least of several rounds.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from trafilatura import bare_extraction

from dragoman.readers import documents
from dragoman.readers.pages import parse_page
from dragoman.readers.sandbox import SANDBOX

ROUNDS = 3


class PageCost(Struct, frozen=True):
    """Seconds of processor time for one page."""

    alone: float
    unguarded: float
    guarded: float


def main(folder: str) -> None:
    pages = sorted(path for path in Path(folder).iterdir() if path.is_file())
    list(documents(pages[0]))  # starts the parsing process
    print(told([cost(page) for page in pages]))


def cost(page: Path) -> PageCost:
    raw = page.read_bytes()
    ways: tuple[Callable[[], object], ...] = (
        lambda: bare_extraction(raw, fast=True, include_comments=False, with_metadata=True),
        lambda: parse_page(raw, None),
        lambda: list(documents(page)),
    )
    rounds = [[seconds(way) for way in ways] for _ in range(ROUNDS)]
    return PageCost(*map(min, zip(*rounds, strict=True)))


def seconds(work: Callable[[], object]) -> float:
    start = time.process_time() + parsing()
    work()
    return time.process_time() + parsing() - start


def parsing() -> float:
    """Seconds of processor time that the parsing process has taken."""
    assert SANDBOX.process is not None
    return time.clock_gettime(process_clock(SANDBOX.process.process.pid))


def process_clock(process: int) -> int:
    """Linux' clock of another process (clock_getcpuclockid(3))."""
    return (~process << 3) | 2


def told(costs: list[PageCost]) -> str:
    sums = [sum(getattr(one, name) for one in costs) for name in PageCost.__struct_fields__]
    each = ", ".join(f"{name} {1000 * total / len(costs):.1f} ms" for name, total in zip(PageCost.__struct_fields__, sums, strict=True))
    alone, unguarded, guarded = sums
    return (
        f"{len(costs)} pages: {each} a page; {60 * len(costs) / guarded:,.0f} pages a minute; "
        f"guards {(guarded - unguarded) / unguarded:+.1%} over our parser, in all {(guarded - alone) / alone:+.1%} over trafilatura alone"
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
