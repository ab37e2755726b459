"""Which language a stretch of text is in, by py3langid's bundled model."""

import py3langid

ENOUGH_LETTERS = 20
UNKNOWN = "und"


def language_of(text: str) -> str:
    """The ISO 639-1 code, or `und` for texts with too few letters to tell (below 20 it guesses wrongly too often)."""
    if sum(map(str.isalpha, text)) < ENOUGH_LETTERS:
        return UNKNOWN
    return str(py3langid.classify(text)[0])
