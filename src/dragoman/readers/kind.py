"""What a stream of bytes is, told by its beginning and never by its name alone."""

import re
from typing import Literal

Kind = Literal["empty", "gzip", "zstd", "zip", "pdf", "warc", "feed", "sitemap", "html", "json", "message", "text"]

HEAD = 8192  # bytes that tell
MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"\x1f\x8b", "gzip"), (b"\x28\xb5\x2f\xfd", "zstd"), (b"PK\x03\x04", "zip"), (b"%PDF-", "pdf"), (b"WARC/1.", "warc"),
)
BLANKS = b" \t\r\n\xef\xbb\xbf"
PROLOGUE = rb"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE\s+(?!html)[^\[>]*(?:\[.*?\]\s*)?>\s*)*"
FEED = re.compile(PROLOGUE + rb"<(?:rss|feed|rdf:RDF)\b", re.I | re.S)
SITEMAP = re.compile(PROLOGUE + rb"<(?:\w+:)?(?:urlset|sitemapindex)\b", re.I | re.S)
PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta|article|div|p)\b", re.I | re.S)
JSON_START = re.compile(rb'\{\s*(?:"|\})|\[\s*\{')
MESSAGE = re.compile(rb"(?:From \S+ .*\r?\n)?(?:[A-Za-z][A-Za-z-]*:[ \t].*\r?\n(?:[ \t].*\r?\n)*){3,}")
MESSAGE_FIELDS = re.compile(rb"^(?:From|Date|Message-ID|MIME-Version|Received|Subject):", re.I | re.M)
PATTERNS: tuple[tuple[re.Pattern[bytes], Kind], ...] = ((JSON_START, "json"), (FEED, "feed"), (SITEMAP, "sitemap"), (PAGE, "html"))


def kind_of(head: bytes) -> Kind:
    """The kind of a stream that begins with `head` (some thousand bytes). What looks like nothing else is text."""
    for magic, kind in MAGIC:
        if head.startswith(magic):
            return kind
    start = head.lstrip(BLANKS)
    if not start:
        return "empty"
    for pattern, kind in PATTERNS:
        if pattern.match(start):
            return kind
    fields = MESSAGE.match(head)
    return "message" if fields and len(MESSAGE_FIELDS.findall(fields[0])) >= 3 else "text"
