"""`python -m dragoman.evals.serve_bench PAGE STORE`: how fast the pages of a ledger come to sixteen readers, and in how much memory.

The ledger is one that `ledger_bench` made. A server of its own answers on loopback; each reader asks for a page, looks at it for a
moment and asks for another, so often and no longer.
"""

import http.client
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
from pathlib import Path

from dragoman.evals.ledger_bench import Maker
from dragoman.evals.report import put, rows

READERS, PAGES_EACH, PAUSE = 16, 20, 2.0  # PAUSE: seconds a page is looked at, on average
PORT = 8917
SECONDS_TO_START = 120
Answers = dict[str, list[float]]


def main(arguments: Sequence[str]) -> None:
    page, store = arguments[0], arguments[1]
    with server(store) as process:
        ask("/network")  # what is loaded once is loaded
        with ThreadPoolExecutor(READERS) as readers:
            found = list(readers.map(read, range(READERS)))
        memory = peak(process.pid)
    times: Answers = defaultdict(list)
    for answers in found:
        for kind, own in answers.items():
            times[kind] += own
    table = rows([["page", "asked", "median, ms", "p95, ms", "worst, ms"], *map(row, sorted(times.items()))])
    said = f"{READERS} readers at once, a page about every {PAUSE:g} s each. Peak memory of the server {memory} MB."
    put(Path(page), "pages", f"{table}\n\n{said}")


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


def read(reader: int) -> Answers:
    """What one reader waits for: the milliseconds of each answer, by the kind of page."""
    chance, found = random.Random(reader), defaultdict[str, list[float]](list)
    codes = Maker().codes
    claims: list[str] = []
    for _ in range(PAGES_EACH):
        kind, address = choose(chance, codes, claims)
        start = time.perf_counter()
        body = ask(address)
        found[kind].append((time.perf_counter() - start) * 1000)
        claims = re.findall(r'data-claim="(c\w+)"', body) or claims
        time.sleep(chance.expovariate(1 / PAUSE))
    return found


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


def row(item: tuple[str, list[float]]) -> list[str]:
    kind, times = item[0], sorted(item[1])
    figures = statistics.median(times), times[int(len(times) * 0.95)], times[-1]
    return [kind, str(len(times)), *(f"{value:.0f}" for value in figures)]


def peak(process: int) -> int:
    """The most memory a process has had, in MB."""
    status = Path(f"/proc/{process}/status").read_text("ascii")
    return int(status.split("VmHWM:")[1].split()[0]) // 1024


if __name__ == "__main__":
    main(sys.argv[1:])
