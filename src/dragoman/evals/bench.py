"""`python -m dragoman.evals.bench PAGE SOURCE...`: what a reading costs beside the bare parse of every sentence.

Both are timed in the same process, in turn, after a first reading that loads the models; each article's time is the best of several rounds.
"""

import platform
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct

from dragoman.evals.report import put, rows
from dragoman.model import Document, Reading
from dragoman.pipeline import STEPS, run, standard_tools
from dragoman.readers import Failure, documents
from dragoman.tools import Tools

ROUNDS = 5
BEFORE_PARSING = STEPS[: next(place for place, step in enumerate(STEPS) if step.name == "parse")]


class Cost(Struct, frozen=True):
    """One article: seconds for the bare parse of all its sentences and for the whole reading, and how many sentences were parsed."""

    language: str
    words: int
    parse: float
    reading: float
    sentences: int
    parsed: int


def main(arguments: Sequence[str]) -> None:
    page, *sources = arguments
    articles = [found for source in sources for found in documents(source) if not isinstance(found, Failure)]
    before = peak_memory()
    tools = standard_tools()
    for article in articles:
        run(article, tools)
    costs = [cost(article, tools) for article in articles]
    put(Path(page), "reading", f"{table(costs)}\n\n{machine(before)}")


def cost(article: Document, tools: Tools) -> Cost:
    cut = run(article, tools, BEFORE_PARSING)
    engine = tools.engines[cut.document.language]
    own = [sentence for sentence in cut.sentences if sentence.language == engine.language]
    whole = run(article, tools)
    pairs = [(seconds(lambda: engine.parse(own)), seconds(lambda: run(article, tools))) for _ in range(ROUNDS)]
    return Cost(
        language=engine.language, words=len(article.text.split()), parse=min(p for p, _ in pairs), reading=min(r for _, r in pairs),
        sentences=len(cut.sentences), parsed=parsed(whole),
    )


def parsed(reading: Reading) -> int:
    return sum(bool(sentence.tokens) for sentence in reading.sentences)


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def peak_memory() -> float:
    """The most memory this process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def table(costs: Sequence[Cost]) -> str:
    head = ["language", "articles", "words", "bare parse, ms each", "whole reading, ms each", "reading : parse", "sentences parsed"]
    languages = sorted({one.language for one in costs})
    return rows([head, *(row(name, [one for one in costs if one.language == name]) for name in languages), row("both", costs)])


def row(name: str, costs: Sequence[Cost]) -> list[str]:
    parse, reading = (1000 * sum(times) / len(costs) for times in ([one.parse for one in costs], [one.reading for one in costs]))
    share = sum(one.parsed for one in costs) / sum(one.sentences for one in costs)
    words = sum(one.words for one in costs)
    return [name, str(len(costs)), str(words), f"{parse:.0f}", f"{reading:.0f}", f"{reading / parse:.2f}", f"{share:.0%}"]


def machine(before: float) -> str:
    return (
        f"Best of {ROUNDS} rounds, one process, one thread; Python {platform.python_version()}, {platform.machine()}. "
        f"Peak memory {peak_memory():.0f} MB with the models of both languages, {before:.0f} MB before they are loaded."
    )


if __name__ == "__main__":
    main(sys.argv[1:])
