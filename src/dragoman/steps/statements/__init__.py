"""Statements: who says what, by which words, and who passes it on."""

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from dragoman.model import Reading, Statement
from dragoman.steps.statements.answered import answered
from dragoman.steps.statements.context import context_of
from dragoman.steps.statements.rules import statements_in
from dragoman.tools import Step, Tools

SAME = 0.5  # share of the shorter content that two readers of one statement have in common


def by_grammar(reading: Reading, tools: Tools) -> list[Statement]:
    """The statements of every sentence with a tree, in a language whose cues are known."""
    found: dict[str, Statement] = {}
    for code, language in tools.languages.items():
        sentences = [s for s in reading.trees if s.language == code and s.tokens]
        if sentences and language.cues is not None:
            found |= {s.id: s for s in statements_in(context_of(reading, sentences, language.cues))}
    return list(found.values())


def by_model(reading: Reading, tools: Tools) -> list[Statement]:
    """The statements of the answer of a language model, each once."""
    return list({one.id: one for one in answered(reading, tools)}.values())


def by_both(reading: Reading, tools: Tools) -> list[Statement]:
    """Those of the model, and of grammar's those that the model does not have."""
    told = by_model(reading, tools)
    return [*told, *(one for one in by_grammar(reading, tools) if not any(is_same(one, other) for other in told))]


def is_same(one: Statement, other: Statement) -> bool:
    shorter = min(len(one.content.text), len(other.content.text))
    return one.content.overlap(other.content) > SAME * shorter


def place(statement: Statement) -> tuple[int, int, int]:
    return statement.content.start, statement.content.end, statement.source.start if statement.source else -1


def step_of(read: Callable[[Reading, Tools], Iterable[Statement]], *needs: str) -> Step:
    """The step with this reader, which needs these layers beside those of grammar."""

    def run(reading: Reading, tools: Tools) -> Reading:
        return replace(reading, statements=tuple(sorted(read(reading, tools), key=place)))

    return Step("statements", needs=(*NEEDS, *needs), gives=("statements",), run=run)


NEEDS = ("paragraphs", "trees", "mentions", "publisher", "references", "nationalities")
STEP = step_of(by_grammar)
MODEL_STEP = step_of(by_model, "answer")
BOTH_STEP = step_of(by_both, "answer")
