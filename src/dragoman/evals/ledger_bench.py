"""`python -m dragoman.evals.ledger_bench PAGE CLAIMS [FILE]`: how fast a ledger of so many claims grows and answers.

The claims are made up: actors and words by Zipf's law (a few are in most claims), ten claims and three statements to a document, no trees.
"""

import itertools
import platform
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from dragoman.evals.report import put, rows
from dragoman.keys import content_id
from dragoman.lang.lemmas import WORD
from dragoman.ledger import ClaimQuery, Ledger, StatementQuery, TieQuery
from dragoman.lexicon import Lexicon
from dragoman.model import Actor, Attribution, Claim, Document, Quantity, Reading, Span, Speaker, Statement, Time, Why, cut
from dragoman.pipeline import standard_tools
from dragoman.store.store import Store
from dragoman.store.writing import Run

RUN = Run("r0", "bench", "none", "{}", "2026-01-01T00:00:00+00:00")
PER_DOCUMENT, WORDS_PER_SENTENCE, VOCABULARY, BATCH, ROUNDS = 10, 18, 30_000, 200, 40
STATUSES = ("happened", "happened", "happened", "ongoing", "planned", "offered", "demanded", "threatened", "possible", "denied")
KINDS = {"trade": "measure", "arms": "measure", "ally": "relation", "member": "relation"}


class Maker:
    """Readings without end, the same ones every time."""

    def __init__(self) -> None:
        self._chance = random.Random(7)
        lexicon = Lexicon()
        self.codes = [f"S{number:03}" for number in range(250)]
        self._code_weights = list(itertools.accumulate(1 / (place + 1) for place in range(len(self.codes))))
        self._types = [*lexicon.plover.events, *KINDS]
        self._words = [f"w{number}" for number in range(VOCABULARY)]
        self._word_weights = list(itertools.accumulate(1 / (place + 1) for place in range(VOCABULARY)))

    def readings(self, claims: int) -> Iterator[Reading]:
        return (self.reading(number) for number in range(claims // PER_DOCUMENT))

    def reading(self, number: int) -> Reading:
        chance = self._chance
        words = [" ".join(self._some(self._words, self._word_weights, WORDS_PER_SENTENCE)) for _ in range(PER_DOCUMENT)]
        sentences = [f"{number}.{place} {one}" for place, one in enumerate(words)]
        text = "\n".join(sentences)
        starts = list(itertools.accumulate((len(one) + 1 for one in sentences), initial=0))
        published = f"{chance.randrange(2005, 2026)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
        spans = [cut(text, start, start + len(one)) for start, one in zip(starts, sentences, strict=False)]
        said = tuple(self._statement(text, span) for span in spans[:3])
        claims = tuple(self._claim(span, published, said[i] if i < len(said) else None) for i, span in enumerate(spans))
        outlet = f"outlet {chance.randrange(300)}"
        document = Document(f"article-{number}", text, chance.choice(("ru", "en")), published=published, outlet=outlet)
        return Reading(document=document, claims=claims, statements=said)

    def _some(self, choices: Sequence[str], weights: Sequence[float], count: int) -> list[str]:
        return self._chance.choices(choices, cum_weights=weights, k=count)

    def _actor(self, mention: Span) -> Actor:
        code = self._some(self.codes, self._code_weights, 1)[0]
        return Actor(code, f"Government of {code}", "Q159", code, "GOV", mention)

    def _statement(self, text: str, span: Span) -> Statement:
        name = cut(text, span.start, span.start + 12)
        speaker = Speaker(name.text, name.start, name.end, self._actor(name))
        return Statement(id=content_id("s", span.text), source=speaker, cue=name, content=span, quote="indirect")

    def _claim(self, span: Span, day: str, said: Statement | None) -> Claim:
        chance, type = self._chance, self._chance.choice(self._types)
        word = Span(span.text[:20], span.start, span.start + 20)
        speaker = said.source if said else None
        chain = (Attribution(speaker.text, speaker.start, speaker.end, speaker.actor, said.id),) if said and speaker else ()
        value, unit = float(chance.randrange(1, 10**6)), chance.choice(("USD", "soldier", "%"))
        amount = Quantity(word.text, word.start, word.end, value=value, unit=unit)
        return Claim(
            id=content_id("c", span.text), kind=KINDS.get(type, "event"), type=type, status=chance.choice(STATUSES),  # type: ignore[arg-type]
            source=(self._actor(word),), target=(self._actor(word),), symmetric=type == "CONSULT", evidence=span, trigger=word,
            attribution=chain, quantities=(amount,) if chance.random() < 0.4 else (), time=Time(day, day, "on that day", (0, 5)),
            why=Why("frame", round(chance.random(), 2), ("source: nsubj", "target: obl:to"), ("past tense",), {"frame": 0.5, "roles": 0.4}),
        )


def lemmas(text: str, language: str) -> list[str]:
    return WORD.findall(text)


def choices(words: str) -> list[list[str]]:
    return [[word] for word in words.split()]


def main(arguments: Sequence[str]) -> None:
    page, claims = arguments[0], int(arguments[1])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(arguments[2]) if len(arguments) > 2 else Path(folder) / "ledger.sqlite"
        maker = Maker()
        store = Store(f"sqlite:///{path}", lemmas, choices)
        grown = grow(store, maker, path, claims) if store.size()[1] < claims else "The ledger was there already."
        head = ["question", "median, ms", "p95, ms", "worst, ms", "median of processor time, ms"]
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
        store.add_all([(reading.document, reading) for reading in batch], RUN)
        spent, worked = spent + time.perf_counter() - start, worked + time.process_time() - busy
    store.tidy()
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
        measured = [milliseconds(ask, round) for round in range(ROUNDS)]
        times, busy = sorted(passed for passed, _ in measured), statistics.median(busy for _, busy in measured)
        yield [name, *(f"{one:.1f}" for one in (statistics.median(times), times[int(len(times) * 0.95)], times[-1], busy))]


def milliseconds(ask: Callable[[int], object], round: int) -> tuple[float, float]:
    """How long an answer took, and how long the processor worked on it."""
    start, busy = time.perf_counter(), time.process_time()
    ask(round)
    return (time.perf_counter() - start) * 1000, (time.process_time() - busy) * 1000


if __name__ == "__main__":
    main(sys.argv[1:])
