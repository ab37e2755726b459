"""The date that a text gives in its first lines."""

from itertools import islice

from dragoman.lexicon.datelines import dated
from dragoman.model import DateCandidate

FIRST_LINES = 6
LOOKED_AT = 160  # characters of a line


def dateline(text: str) -> DateCandidate | None:
    """The first date that stands where a dateline stands: ISO, or its own words where they name no year."""
    lines = (line.strip() for line in text[:5000].splitlines())
    for line in islice(filter(None, lines), FIRST_LINES):
        if value := dated(line[:LOOKED_AT]):
            return DateCandidate(value, "dateline")
    return None
