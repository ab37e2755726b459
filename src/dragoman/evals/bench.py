"""`python -m dragoman.evals.bench PAGE SOURCE...`: what a reading and each of its steps cost beside the bare parse of every sentence.

All are timed in the same process, in turn, after a first reading that loads the models; each article's time is the best of several rounds.
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
from dragoman.pipeline import STEPS, layers, run, standard_tools, taken
from dragoman.readers import Failure, documents
from dragoman.tools import Tools

ROUNDS = 5
BEFORE_PARSING = STEPS[: next(place for place, step in enumerate(STEPS) if step.name == "parse")]


class ArticleCost(Struct, frozen=True):
    """One article: seconds of processor time for the bare parse of all its sentences, the whole reading and each step; sentences parsed."""

    language: str
    words: int
    parse: float
    reading: float
    steps: dict[str, float]
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
    put(Path(page), "steps", steps_table(costs))


def cost(article: Document, tools: Tools) -> ArticleCost:
    cut = layers(article, tools, BEFORE_PARSING)
    engine = tools.languages[cut.language].engine
    own = [sentence for sentence in cut.sentences if sentence.language == engine.language]
    whole = run(article, tools)
    rounds = [(seconds(lambda: engine.parse(own)), seconds_by_step(article, tools)) for _ in range(ROUNDS)]
    steps = {step.name: min(by_step[step.name] for _, by_step in rounds) for step in STEPS}
    return ArticleCost(
        language=engine.language, words=len(article.text.split()), parse=min(p for p, _ in rounds),
        reading=min(sum(by_step.values()) for _, by_step in rounds), steps=steps, sentences=len(cut.sentences), parsed=parsed(whole),
    )


def seconds_by_step(article: Document, tools: Tools) -> dict[str, float]:
    reading, spent = Reading(document=article), {}
    for step in STEPS:
        start = time.process_time()
        reading = taken(reading, step, tools)
        spent[step.name] = time.process_time() - start
    return spent


def parsed(reading: Reading) -> int:
    return sum(bool(sentence.tokens) for sentence in reading.sentences)


def seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def peak_memory() -> float:
    """The most memory this process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def table(costs: Sequence[ArticleCost]) -> str:
    head = ["language", "articles", "words", "bare parse, ms each", "whole reading, ms each", "reading : parse", "sentences parsed"]
    languages = sorted({one.language for one in costs})
    return rows([head, *(row(name, [one for one in costs if one.language == name]) for name in languages), row("both", costs)])


def steps_table(costs: Sequence[ArticleCost]) -> str:
    """One row a step: milliseconds an article in each language, and the share of the step `parse` in all; then the two steps together."""
    groups = [[one for one in costs if one.language == name] for name in sorted({one.language for one in costs})]
    head = ["step", *(f"{group[0].language}, ms each" for group in groups), "step : parse"]
    parse = spent(costs, ["parse"])
    kinds = [*([step.name] for step in STEPS), ["statements", "claims"]]
    body = [[" and ".join(kind), *(f"{spent(group, kind):.1f}" for group in groups), f"{spent(costs, kind) / parse:.2f}"] for kind in kinds]
    return rows([head, *body])


def spent(costs: Sequence[ArticleCost], steps: Sequence[str]) -> float:
    """Milliseconds an article in these steps."""
    return 1000 * sum(one.steps[step] for one in costs for step in steps) / len(costs)


def row(name: str, costs: Sequence[ArticleCost]) -> list[str]:
    parse, reading = (1000 * sum(times) / len(costs) for times in ([one.parse for one in costs], [one.reading for one in costs]))
    share = sum(one.parsed for one in costs) / sum(one.sentences for one in costs)
    words = sum(one.words for one in costs)
    return [name, str(len(costs)), str(words), f"{parse:.0f}", f"{reading:.0f}", f"{reading / parse:.2f}", f"{share:.0%}"]


def machine(before: float) -> str:
    return (
        f"Processor time, best of {ROUNDS} rounds, one process, one thread; Python {platform.python_version()}, {platform.machine()}. "
        f"Peak memory {peak_memory():.0f} MB with the models of both languages, {before:.0f} MB before they are loaded."
    )


if __name__ == "__main__":
    main(sys.argv[1:])
