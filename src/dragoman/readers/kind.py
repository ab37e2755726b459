"""What a stream of bytes is, told by its beginning and never by its name alone."""

import re
from typing import Literal

Kind = Literal["empty", "gzip", "zip", "pdf", "html", "json", "text"]

MAGIC: tuple[tuple[bytes, Kind], ...] = ((b"\x1f\x8b", "gzip"), (b"PK\x03\x04", "zip"), (b"%PDF-", "pdf"))
BLANKS = b" \t\r\n\xef\xbb\xbf"
PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta|article|div|p)\b", re.I | re.S)
JSON_START = re.compile(rb'\{\s*(?:"|\})|\[\s*\{')


def kind_of(head: bytes) -> Kind:
    """The kind of a stream that begins with `head` (some thousand bytes). What looks like nothing else is text."""
    for magic, kind in MAGIC:
        if head.startswith(magic):
            return kind
    start = head.lstrip(BLANKS)
    if not start:
        return "empty"
    if JSON_START.match(start):
        return "json"
    return "html" if PAGE.match(start) else "text"
