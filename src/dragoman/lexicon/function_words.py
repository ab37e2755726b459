"""The few words that grammar itself knows by name, of all languages together."""

from functools import cache

from msgspec import Struct
from msgspec.structs import fields

from dragoman.lexicon.toml import DATA, load


class FunctionWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Lower-case lemmas; the data files say what each list is for."""

    relatives: frozenset[str]
    openers: frozenset[str]
    owning: frozenset[str]
    doing: frozenset[str]
    perfect: frozenset[str]
    future: frozenset[str]
    at_a_time: frozenset[str]
    pointing: frozenset[str]
    naming: frozenset[str]
    studying: frozenset[str]
    between: frozenset[str]
    joining: frozenset[str]
    mutual: frozenset[str]
    reciprocal: frozenset[str]
    causing: frozenset[str]
    facing: frozenset[str]
    origin: frozenset[str]


@cache
def function_words() -> FunctionWords:
    """The words of every language's `function_words.toml`. Raises DataError."""
    tables = [load(path, FunctionWords) for path in sorted(DATA.glob("*/function_words.toml"))]
    return FunctionWords(*(frozenset().union(*(getattr(table, field.name) for table in tables)) for field in fields(FunctionWords)))
