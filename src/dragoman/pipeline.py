"""The way of one document: a tuple of steps, in order."""

from collections.abc import Sequence
from pathlib import Path

from dragoman.lang import engines
from dragoman.lang.inflect import INFLECTOR
from dragoman.lexicon import Lexicon
from dragoman.model import Document, Reading
from dragoman.steps import (
    boilerplate,
    checks,
    citizens,
    claims,
    mentions,
    names,
    paragraphs,
    parse,
    provenance,
    quantities,
    references,
    sentences,
    statements,
    times,
)
from dragoman.tools import Step, Tools

STEPS: tuple[Step, ...] = (
    paragraphs.STEP,
    boilerplate.STEP,
    provenance.STEP,
    sentences.STEP,
    names.STEP,
    mentions.STEP,
    parse.STEP,
    references.STEP,
    citizens.STEP,
    times.STEP,
    quantities.STEP,
    statements.STEP,
    claims.STEP,
    checks.STEP,
)


def standard_lexicon(own_actors: Sequence[Path] = ()) -> Lexicon:
    """The bundled knowledge, loaded when first used, and a user's own actor files."""
    return Lexicon(INFLECTOR, own_actors=tuple(own_actors))


def standard_tools(own_actors: Sequence[Path] = (), everything: bool = False) -> Tools:
    """The bundled knowledge and engines, loaded when first used, and a user's own actor files. Raises DataError where these are wrong.

    `everything`: also the claims that are too unlikely to be listed.
    """
    lexicon = standard_lexicon(own_actors)
    if own_actors:
        _ = lexicon.actors
    return Tools(lexicon, engines(), everything)


def run(document: Document, tools: Tools, steps: Sequence[Step] = STEPS) -> Reading:
    """The reading of one document."""
    reading = Reading(document=document)
    for step in steps:
        reading = step.run(reading, tools)
    return reading


def check(steps: Sequence[Step]) -> None:
    """Raises ValueError where a step needs a layer that nothing before it gives."""
    there = {"document"}
    for step in steps:
        missing = set(step.needs) - there
        if missing:
            raise ValueError(f"step {step.name} needs {', '.join(sorted(missing))}, which no step before it gives")
        there.update(step.gives)


check(STEPS)
