"""The way of one document: a tuple of steps, in order."""

from collections.abc import Mapping, Sequence
from functools import reduce
from pathlib import Path
from typing import NoReturn

from msgspec.structs import replace

from dragoman.errors import LayerError
from dragoman.lang import languages
from dragoman.lexicon import Lexicon
from dragoman.model import Answer, Document, Reading, joined
from dragoman.steps import (
    boilerplate,
    checks,
    claims,
    mentions,
    names,
    nationality,
    paragraphs,
    parse,
    provenance,
    quantities,
    references,
    sentences,
    statements,
    times,
)
from dragoman.tools import ReaderKind, Step, Tools

PREPARATION: tuple[Step, ...] = (
    paragraphs.STEP,
    boilerplate.STEP,
    provenance.STEP,
    sentences.STEP,
    names.STEP,
    mentions.STEP,
    parse.STEP,
    references.STEP,
    nationality.STEP,
    times.STEP,
    quantities.STEP,
)
STEPS: tuple[Step, ...] = (*PREPARATION, statements.STEP, claims.STEP, checks.STEP)
CONCLUSIONS: Mapping[ReaderKind, tuple[Step, ...]] = {
    "grammar": (statements.STEP, claims.STEP, checks.STEP),
    "llm": (statements.MODEL_STEP, claims.MODEL_STEP, checks.STEP),
    "both": (statements.BOTH_STEP, claims.BOTH_STEP, checks.STEP),
}

LAYERS = Reading.__struct_fields__
INPUTS = ("document", "answer")  # the layers that no step gives: what comes in


def standard_lexicon(own_actors: Sequence[Path] = (), own_weights: Path | None = None) -> Lexicon:
    """The bundled knowledge, loaded when first used, a user's own actor files, and what was learned from his ledger."""
    return Lexicon(languages(), own_actors=tuple(own_actors), own_weights=own_weights)


def standard_tools(own_actors: Sequence[Path] = (), everything: bool = False, own_weights: Path | None = None) -> Tools:
    """The bundled knowledge and languages, loaded when first used, a user's own actor files, and what was learned from his ledger.

    Raises DataError where these are wrong.

    `everything`: also the claims that are too unlikely to be listed.
    """
    lexicon = standard_lexicon(own_actors, own_weights)
    if own_actors:
        _ = lexicon.actors
    return Tools(lexicon, languages(), everything)


def run(document: Document, tools: Tools, steps: Sequence[Step] = STEPS) -> Reading:
    """The reading of one document by grammar, joined from the layers of all steps."""
    return joined(layers(document, tools, steps))


def layers(document: Document, tools: Tools, steps: Sequence[Step] = STEPS) -> Reading:
    """What the steps make of a document, each layer as its step left it."""
    return through(Reading(document=document), tools, steps)


def prepared(document: Document, tools: Tools) -> Reading:
    """All that is read before anybody says what is claimed: what a language model is shown is made of it."""
    return layers(document, tools, PREPARATION)


def concluded(reading: Reading, answer: Answer, tools: Tools) -> Reading:
    """The reading of a prepared document with what a language model answered, by the readers that the tools name."""
    return joined(through(replace(reading, answer=answer), tools, CONCLUSIONS[tools.reader.kind]))


def through(reading: Reading, tools: Tools, steps: Sequence[Step]) -> Reading:
    return reduce(lambda so_far, step: taken(so_far, step, tools), steps, reading)


def taken(reading: Reading, step: Step, tools: Tools) -> Reading:
    """The reading after one step. Raises LayerError where the step reads or writes a layer that it does not declare."""
    view = view_of(reading, step)
    done = step.run(view, tools)
    changed = {layer for layer in LAYERS if getattr(done, layer) is not getattr(view, layer)}
    if undeclared := changed - set(step.gives):
        raise LayerError(f"step {step.name} writes {', '.join(sorted(undeclared))}, which it does not declare to give")
    return replace(reading, **{layer: getattr(done, layer) for layer in step.gives})


def view_of(reading: Reading, step: Step) -> Reading:
    """The reading with those layers only that a step declares; a use of any other one raises LayerError."""
    declared = {"document", *step.needs, *step.gives}
    return replace(reading, **{layer: Undeclared(step.name, layer) for layer in LAYERS if layer not in declared})


class Undeclared:
    """Stands where a step has a layer that it does not declare."""

    def __init__(self, step: str, layer: str) -> None:
        self._told = f"step {step} reads {layer}, which it does not declare to need"

    def _refuse(self, *_: object) -> NoReturn:
        raise LayerError(self._told)

    __iter__ = __len__ = __bool__ = __getitem__ = __contains__ = __eq__ = __hash__ = __getattr__ = _refuse


def check(steps: Sequence[Step]) -> None:
    """Raises LayerError where a step needs a layer that nothing before it gives, or gives one that another gives."""
    there = set(INPUTS)
    for step in steps:
        if missing := set(step.needs) - there:
            raise LayerError(f"step {step.name} needs {', '.join(sorted(missing))}, which no step before it gives")
        if twice := set(step.gives) & there:
            raise LayerError(f"step {step.name} gives {', '.join(sorted(twice))}, which a step before it gives")
        there.update(step.gives)


for conclusion in CONCLUSIONS.values():
    check((*PREPARATION, *conclusion))
