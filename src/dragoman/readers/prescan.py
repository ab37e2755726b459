"""What is refused before any parser sees it."""

import re

from dragoman.errors import SourceError

MOST_TAGS = 150_000
MOST_ATTRIBUTES = 5_000
LONG_TAG = re.compile(rb"<[a-zA-Z][^<>]{50000,}")
SCRIPT = re.compile(rb"<(script|style)\b.*?</\1", re.I | re.S)


def check_page(source: str, raw: bytes) -> None:
    """Refuses what no newspaper writes and what hangs parsers. Raises SourceError."""
    tags = raw.count(b"<")
    if tags > MOST_TAGS:
        raise SourceError(source, f"{tags:,} tags in one page", "hostile")
    if LONG_TAG.search(raw):  # rare, and mostly a comparison in a script
        longest = max((len(found[0].split()) for found in LONG_TAG.finditer(SCRIPT.sub(b"", raw))), default=0)
        if longest > MOST_ATTRIBUTES:
            raise SourceError(source, f"{longest:,} attributes in one tag", "hostile")
