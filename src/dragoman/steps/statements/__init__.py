"""Statements: who says what, by which words, and who passes it on."""

from msgspec.structs import replace

from dragoman.model import Reading, Statement
from dragoman.steps.statements.context import context_of
from dragoman.steps.statements.rules import statements_in
from dragoman.tools import Step, Tools


def find_statements(reading: Reading, tools: Tools) -> Reading:
    """The statements of every sentence with a tree, in a language whose cues are known."""
    found: dict[str, Statement] = {}
    for code, language in tools.languages.items():
        sentences = [s for s in reading.trees if s.language == code and s.tokens]
        if sentences and language.cues is not None:
            found |= {s.id: s for s in statements_in(context_of(reading, sentences, language.cues))}
    return replace(reading, statements=tuple(sorted(found.values(), key=place)))


def place(statement: Statement) -> tuple[int, int, int]:
    return statement.content.start, statement.content.end, statement.source.start if statement.source else -1


NEEDS = ("paragraphs", "trees", "mentions", "references", "nationalities")
STEP = Step("statements", needs=NEEDS, gives=("statements",), run=find_statements)
