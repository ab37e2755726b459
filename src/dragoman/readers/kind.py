"""What a stream of bytes is: told by all of its content and by what its carrier says, never by the first tag alone.

Every pattern here is deterministic at each place, so that time grows with the length of the input and no faster.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Literal

from dragoman.readers.decode import narrow

Kind = Literal["empty", "gzip", "zstd", "zip", "pdf", "warc", "feed", "sitemap", "html", "json", "message", "mailbox", "text"]

HEAD = 8192  # bytes that tell what is read as a stream
MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"\x1f\x8b", "gzip"), (b"\x28\xb5\x2f\xfd", "zstd"), (b"PK\x03\x04", "zip"), (b"%PDF-", "pdf"), (b"WARC/", "warc"),
)
BLANKS = b" \t\r\n\f"
INVISIBLE_STARTS = (b"\xef\xbb\xbf", b"\xc2\xa0", b"\xe2\x80\x8b")  # byte order mark, no-break space, zero-width space
JSON_START = re.compile(rb'\{\s*(?:"|\})|\[\s*\{')
FIELD = re.compile(rb"([!-9;-~]+):")
MESSAGE_FIELDS = frozenset(
    b"from to cc date subject message-id mime-version received return-path delivered-to reply-to content-type".split()
)
ROOT = re.compile(rb"<(?:!doctype\s+(html)|(?:[\w.-]{1,40}:)?(rss|feed|rdf|urlset|sitemapindex|html|head|body))\b", re.I)
ROOTS: dict[bytes, Kind] = {b"rss": "feed", b"feed": "feed", b"rdf": "feed", b"urlset": "sitemap", b"sitemapindex": "sitemap"}
TAG = re.compile(
    rb"<(/?)(?:a|abbr|address|amp-[\w-]+|article|aside|b|base|blockquote|body|br|center|dd|div|dl|dt|em|figure|font|footer|form|h[1-6]|head|"
    rb"header|hr|html|i|iframe|img|li|link|main|meta|nav|noscript|ol|p|pre|script|section|small|span|strong|style|table|tbody|td|th|title|"
    rb"tr|u|ul|video)(?=[\s/>])[^<>]*>", re.I,
)
FIRST_TAG = re.compile(rb"(?:<[?!][^<>]*>\s*)*<[a-zA-Z][^<>]*>")
ENOUGH_TAGS = 3  # closing tags that no prose has by chance


def kind_of(raw: bytes) -> Kind:
    """The kind of what `raw` holds or begins with. What looks like nothing else is text."""
    for magic, kind in MAGIC:
        if raw.startswith(magic):
            return kind
    start = without_blanks(narrow(raw))
    if not start:
        return "empty"
    if JSON_START.match(start):
        return "json"
    if is_message(start):
        return "mailbox" if start.startswith(b"From ") else "message"
    return markup_kind(without_comments(start))


def without_blanks(raw: bytes) -> bytes:
    """`raw` from its first character that can be seen."""
    raw = raw.lstrip(BLANKS)
    while raw.startswith(INVISIBLE_STARTS):
        raw = raw[2:].lstrip(b"\x8b\xbf" + BLANKS)
    return raw


def without_comments(raw: bytes) -> bytes:
    pieces, at = [], 0
    while (start := raw.find(b"<!--", at)) >= 0 and (end := raw.find(b"-->", start + 4)) >= 0:
        pieces.append(raw[at:start])
        at = end + 3
    return b"".join([*pieces, raw[at:]]).lstrip(BLANKS)


def markup_kind(raw: bytes) -> Kind:
    """By the root of a page, a feed or a sitemap, wherever it stands, as warnings and scripts may come before it; else by the tags."""
    root, first = ROOT.search(raw), FIRST_TAG.match(raw)
    closing = sum(1 for _ in islice((tag for tag in TAG.finditer(raw) if tag[1]), ENOUGH_TAGS))
    if root and (first or closing or b"</" in raw[root.end() :]):
        return ROOTS.get((root[1] or root[2]).lower(), "html")
    is_page = closing == ENOUGH_TAGS or TAG.match(raw) or (first and b"</" in raw)
    return "html" if is_page else "text"


def is_message(raw: bytes) -> bool:
    """Whether it begins with a block of header fields of which three at least are those of messages (RFC 5322)."""
    return len({name.lower() for name in field_names(raw)} & MESSAGE_FIELDS) >= 3


def field_names(raw: bytes) -> Iterator[bytes]:
    """The names of the header fields with which it begins, up to the first line that belongs to none."""
    at = raw.find(b"\n") + 1 if raw.startswith(b"From ") else 0
    while at < len(raw):
        end = raw.find(b"\n", at) + 1 or len(raw)
        field = FIELD.match(raw, at, end)
        if field:
            yield field[1]
        elif raw[at : at + 1] not in (b" ", b"\t"):
            return
        at = end
