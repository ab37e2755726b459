"""`python -m dragoman.evals.serve_bench PAGE STORE`: how fast the pages of a ledger come to sixteen readers, and in how much memory.

The ledger is one that `ledger_bench` made. A server of its own answers on loopback; each reader asks for a page and, like a browser, for
the plots on it, looks at it for a moment and asks for another, so often and no longer. Then the same without a moment's pause.
"""

import html
import http.client
import os
import random
import re
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

from msgspec import Struct

from dragoman.evals.made_up import Maker
from dragoman.evals.report import put, rows

READERS, PAGES_EACH = 16, 30
PAUSES = (1.0, 0.0)  # seconds a page is looked at, on average
PORT = 8917
PLOT = "a plot of a page"
SECONDS_TO_START = 120
Answers = dict[str, list[float]]


def main(arguments: Sequence[str]) -> None:
    page, store = arguments[0], arguments[1]
    with server(store) as process:
        for address in ("/network", "/sources"):  # what is loaded or counted once is there
            ask(address)
        rounds = [crowd(place, pause, process.pid) for place, pause in enumerate(PAUSES)]
        memory = sum(map(peak, family(process.pid)))
    head = ["page", "asked", *(f"{name}, {pause:g} s pause, ms" for pause in PAUSES for name in ("median", "p95"))]
    table = rows([head, *(row(kind, [one.times[kind] for one in rounds]) for kind in sorted(rounds[0].times))])
    said = "; ".join(f"with {pause:g} s between pages {one}" for pause, one in zip(PAUSES, rounds, strict=True))
    told = f"{READERS} readers at once: {said}. Peak memory of the server and of the process that draws {memory} MB."
    put(Path(page), "pages", f"{table}\n\n{told}")


class Round(Struct, frozen=True):
    """What all readers together waited for: milliseconds by kind of page; seconds, and the server's seconds of processor time."""

    times: Answers
    took: float
    worked: float

    def __str__(self) -> str:
        pages = sum(len(times) for kind, times in self.times.items() if kind != PLOT)
        return f"{pages / self.took:.0f} pages a second, {1000 * self.worked / pages:.0f} ms of processor time each"


def crowd(place: int, pause: float, process: int) -> Round:
    start, busy, times = time.perf_counter(), worked(process), defaultdict[str, list[float]](list)
    with ThreadPoolExecutor(READERS) as readers:
        for answers in readers.map(partial(read, pause), range(place * READERS, (place + 1) * READERS)):
            for kind, own in answers.items():
                times[kind] += own
    return Round(times, time.perf_counter() - start, worked(process) - busy)


@contextmanager
def server(store: str) -> Iterator["subprocess.Popen[bytes]"]:
    """`dragoman serve` on a ledger, for as long as it is asked."""
    program = Path(sys.executable).parent / "dragoman"
    process = subprocess.Popen([program, "serve", "--read-only", "--port", str(PORT), "--store", store])
    try:
        wait()
        yield process
    finally:
        process.terminate()
        process.wait(timeout=30)


def wait() -> None:
    for _ in range(10 * SECONDS_TO_START):
        try:
            ask("/static/icon.svg")
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(f"the server has not answered in {SECONDS_TO_START} seconds")


def read(pause: float, reader: int) -> Answers:
    """What one reader waits for: the milliseconds of each answer, by the kind of page."""
    chance, found = random.Random(reader), defaultdict[str, list[float]](list)
    codes = Maker().codes
    claims: list[str] = []
    for _ in range(PAGES_EACH):
        body = timed(found, *choose(chance, codes, claims))
        for plot in re.findall(r'data="(/plots/[^"]+)"', body):
            timed(found, PLOT, html.unescape(plot))
        claims = re.findall(r'data-claim="(c\w+)"', body) or claims
        time.sleep(chance.expovariate(1 / pause) if pause else 0)
    return found


def timed(found: Answers, kind: str, address: str) -> str:
    start = time.perf_counter()
    body = ask(address)
    found[kind].append((time.perf_counter() - start) * 1000)
    return body


def choose(chance: random.Random, codes: Sequence[str], claims: Sequence[str]) -> tuple[str, str]:
    """A page, of the frequent actors more often than of the others."""
    one, other = chance.sample(codes[: chance.choice((5, 30, 200))], 2)
    pages = {
        "ledger": chance.choice(("/", f"/?actor={one}", f"/?actor={one}&partner={other}", "/?type=AID&status=offered", f"/?speaker={one}")),
        "search": f"/?q=w{chance.randrange(1, 9000)}",
        "article": f"/documents/article-{chance.randrange(50_000)}",
        "actor": f"/actors/{one}",
        "tie": f"/ties/{codes[0]}?with={chance.choice(codes[1:40])}",
        "network": f"/network?actor={one}",
        "sources": "/sources", "checks": "/checks", "about": "/about", "add": "/add",
    }
    if claims:
        pages["claim"] = f"/claims/{chance.choice(claims)}"
    return chance.choice(list(pages.items()))


def ask(address: str) -> str:
    with closing(http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)) as connection:
        connection.request("GET", address)
        answer = connection.getresponse()
        body = answer.read().decode("utf8", "replace")
    if answer.status != 200:
        raise ValueError(f"{address}: {answer.status}")
    return body


def row(kind: str, times: Sequence[list[float]]) -> list[str]:
    figures = (f"{value:.0f}" for some in times for value in (statistics.median(some), sorted(some)[int(len(some) * 0.95)]))
    return [kind, str(sum(map(len, times))), *figures]


def family(process: int) -> list[int]:
    """A process and those it started."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()
    return [process, *(one for child in children for one in family(int(child)))]


def worked(process: int) -> float:
    """Seconds of processor time that a process and those it started have taken."""
    fields = [Path(f"/proc/{one}/stat").read_text("ascii").rpartition(")")[2].split() for one in family(process)]
    return sum(int(one[11]) + int(one[12]) for one in fields) / os.sysconf("SC_CLK_TCK")


def peak(process: int) -> int:
    """The most memory a process has had, in MB."""
    status = Path(f"/proc/{process}/status").read_text("ascii")
    return int(status.split("VmHWM:")[1].split()[0]) // 1024


if __name__ == "__main__":
    main(sys.argv[1:])
