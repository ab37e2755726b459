"""What is refused before any parser sees it."""

import re

from dragoman.errors import SourceError

MOST_TAGS = 150_000
MOST_ATTRIBUTES = 5_000
MOST_ENTRIES = 10_000
MOST_LINKS = 50_000  # of a sitemap, by its standard
ENTRY = re.compile(rb"<(?:\w+:)?(?:item|entry|url|sitemap)\b(?!:)")
LONG = 50_000
LONG_TAG = re.compile(rb"<[a-zA-Z][^<>]{50000,}")
DOCUMENT_TYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.I)
QUOTED = re.compile(rb"<!--|<!\[CDATA\[")
CLOSING = {b"<!--": b"-->", b"<![CDATA[": b"]]>"}
SCRIPT = re.compile(rb"<(script|style)\b.*?</\1", re.I | re.S)


def check_page(source: str, raw: bytes) -> None:
    """Refuses what no newspaper writes and what hangs parsers. Raises SourceError."""
    tags = raw.count(b"<")
    if tags > MOST_TAGS:
        raise SourceError(source, f"{tags:,} tags in one page", "hostile")
    if max(map(len, raw.split(b">"))) > LONG and LONG_TAG.search(raw):  # rare, and mostly a comparison in a script
        longest = max((len(found[0].split()) for found in LONG_TAG.finditer(SCRIPT.sub(b"", raw))), default=0)
        if longest > MOST_ATTRIBUTES:
            raise SourceError(source, f"{longest:,} attributes in one tag", "hostile")


def check_feed(source: str, raw: bytes, most: int = MOST_ENTRIES) -> None:
    """Refuses document types (entities live there) and feeds no newsroom writes. Raises SourceError."""
    plain = raw.replace(b"\0", b"")
    if has_document_type(plain):
        raise SourceError(source, "a document type in XML", "hostile")
    entries = sum(1 for _ in ENTRY.finditer(plain))
    if entries > most:
        raise SourceError(source, f"{entries:,} entries in one feed", "hostile")


def has_document_type(raw: bytes) -> bool:
    """Whether XML has a document type or an entity that is more than words in a comment or in a quoted text."""
    pieces, at = [], 0
    while opened := QUOTED.search(raw, at):
        end = raw.find(CLOSING[opened[0]], opened.end())
        if end < 0:
            break
        pieces.append(raw[at : opened.start()])
        at = end
    return bool(DOCUMENT_TYPE.search(b"".join([*pieces, raw[at:]])))
