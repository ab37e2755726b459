"""Which language a stretch of text is in, by py3langid's bundled model."""

from collections.abc import Collection

import py3langid

from dragoman.lang.libraries import versions

ENOUGH_LETTERS = 20
NEARLY_AS_LIKELY = 10.0  # natural logarithm of a likelihood ratio: short headlines full of names lie within it, sister languages beyond
UNKNOWN = "und"


def version() -> str:
    """The library, whose model is bundled, and its version."""
    return versions("py3langid")


def language_of(text: str, expected: Collection[str] = ()) -> str:
    """The ISO 639-1 code, or `und` for texts with too few letters to tell (below 20 it guesses wrongly too often).

    One of the `expected` languages is taken before another that is hardly more likely.
    """
    if sum(map(str.isalpha, text)) < ENOUGH_LETTERS:
        return UNKNOWN
    ranking = py3langid.rank(text)
    best, top = ranking[0]
    return str(next((name for name, score in ranking if name in expected and top - score < NEARLY_AS_LIKELY), best))
