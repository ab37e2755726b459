"""What was made lately is kept, no more of it than is wanted, and made once."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

from dragoman.web.recent import Recent


def test_what_nobody_asked_for_longest_is_forgotten() -> None:
    kept = Recent[int](2)
    for value in (1, 2):
        kept.put(f"key {value}", value)
    assert kept.get("key 1") == 1
    kept.put("key 3", 3)
    assert [kept.get(f"key {value}") for value in (1, 2, 3)] == [1, None, 3]


def test_one_makes_what_many_ask_for() -> None:
    kept, made, together = Recent[int](2), [], threading.Barrier(4)

    def make() -> int:
        time.sleep(0.05)
        made.append(1)
        return 7

    def ask() -> int:
        together.wait()
        return kept.made("key", make)

    with ThreadPoolExecutor(4) as many:
        assert [asked.result() for asked in [many.submit(ask) for _ in range(4)]] == [7] * 4
    assert made == [1]
