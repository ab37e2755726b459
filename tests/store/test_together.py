"""One writer and several readers at once: nobody fails, nobody waits long. On both databases."""

import threading
import time

from dragoman.store.query import ClaimQuery, TieQuery
from dragoman.store.store import Store
from synthetic import RUN, TELLER, each, lower, many

SECONDS = 3.0
READERS = 8


def test_one_writer_and_eight_readers(url: str) -> None:
    readings = many(60)
    writer = Store(url, lower, each, TELLER)
    writer.writer.add_all([(reading.document, reading) for reading in readings[:20]], RUN)
    errors: list[Exception] = []
    waits: list[float] = []
    stop = threading.Event()

    def read() -> None:
        store = Store(url, lower, each, TELLER)
        try:
            while not stop.is_set():
                start = time.perf_counter()
                store.view.claims(ClaimQuery(actor="RUS"), limit=10)
                store.view.pair_counts(TieQuery(actor="RUS"))
                waits.append(time.perf_counter() - start)
                time.sleep(0.02)
        except Exception as error:
            errors.append(error)
        finally:
            store.close()

    readers = [threading.Thread(target=read) for _ in range(READERS)]
    for reader in readers:
        reader.start()
    end = time.perf_counter() + SECONDS
    added = 20
    while time.perf_counter() < end and added < len(readings):
        writer.writer.add(readings[added].document, readings[added], RUN)
        added += 1
        time.sleep(SECONDS / 80)
    stop.set()
    for reader in readers:
        reader.join()
    assert errors == []
    assert max(waits) < 5
    assert writer.view.size()[0] == added
    assert list(writer.view.examine()) == []
    writer.close()
