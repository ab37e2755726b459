"""What the borders of Russian sentences and clauses depend on."""

from functools import cache

from msgspec import Struct

from dragoman.lexicon.toml import DATA, load


class BorderWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Lower-case words; the file tells what each list means."""

    before_figure: frozenset[str]
    clause_openers: frozenset[str]


@cache
def border_words() -> BorderWords:
    """Raises DataError."""
    return load(DATA / "ru" / "sentences.toml", BorderWords)
