"""Answers of servers as web archives keep them: what the bytes are counts more than what their head says of them."""

import re
from collections.abc import Iterator, Mapping
from email.message import Message

from msgspec import Struct

from dragoman.readers.decode import is_binary, wide_encoding
from dragoman.readers.inflate import UNPACKERS, inflated
from dragoman.readers.kind import kind_of

HEAD_END = re.compile(rb"\r?\n\r?\n")
FIELD = re.compile(r":?([^:\s]+)\s*:\s*(.*)")
STATUS = re.compile(rb"(?:HTTP/[\d.]+|ICY)\s+(\d{3})\b[^\r\n]*", re.I)
CHUNK = re.compile(rb"([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
LINE_END = re.compile(rb"\r?\n")
MARKUP = re.compile(rb"\s*<(?:!doctype\s+html|html)\b", re.I)
WANTED = frozenset(("response", "resource", "conversion", "revisit"))
OTHERS = re.compile(r"image|audio|video|font|css|javascript|json|rss|atom|zip|ms-|officedocument")  # types of what is no page
TEXT = ("html", "text/plain")
MAGIC = ((b"\x1f\x8b", "gzip"), (b"\x28\xb5\x2f\xfd", "zstd"))
DEEPEST = 3  # packings in each other

Fields = Mapping[str, str]


class ArchivedResponse(Struct, frozen=True):
    """What a record holds: the address, the status and declared type of the answer, its codings, and its body as it was sent."""

    url: str
    status: int
    kind: str
    codings: str
    in_chunks: bool
    body: bytes
    is_repeat: bool = False

    @property
    def charset(self) -> str | None:
        """The encoding that the declared type names."""
        named = Message()
        named["Content-Type"] = self.kind
        return named.get_content_charset()

    def content(self, place: str) -> bytes:
        """The body without chunks and packings. Raises SourceError: `damaged`, `too-large`, `unsupported`."""
        body = whole(self.body, self.in_chunks)
        named = [name for part in self.codings.lower().split(",") if (name := part.strip()) in UNPACKERS]
        for _ in range(DEEPEST):
            packing = packing_of(body) or (named[-1] if named and not is_readable(body) else None)
            if packing is None:
                break
            named = named[:-1]
            body = inflated(place, body, packing)
        return body

    def is_page(self, body: bytes) -> bool:
        """Whether it is a page, a PDF or a plain text by its bytes, and not declared to be something else."""
        kind, declared = kind_of(body), self.kind.lower()
        if MARKUP.match(body):
            return True
        if OTHERS.search(declared):
            return False
        return kind in ("html", "pdf", "empty") or (kind in ("text", "message", "json") and any(one in declared for one in TEXT))


def packing_of(body: bytes) -> str | None:
    """The packing that the first bytes tell."""
    return next((name for magic, name in MAGIC if body.startswith(magic)), None)


def is_readable(body: bytes) -> bool:
    """Whether a body is in no packing: whoever kept it has unpacked it, whatever its head says."""
    return wide_encoding(body) is not None or kind_of(body) == "pdf" or not is_binary(body)


def response_of(record: bytes) -> ArchivedResponse | None:
    """The answer that a record of a web archive holds; None where it holds something else (a request, what is told of the archive)."""
    fields, body = parted(record)
    type = fields.get("warc-type", "").lower()
    if type not in WANTED:
        return None
    url = fields.get("warc-target-uri", "").strip("<> ")
    answered = STATUS.match(body.lstrip())
    if (answered is None and type in ("resource", "conversion")) or "http" not in fields.get("content-type", "http"):
        return ArchivedResponse(url, 200, "text/plain" if type == "conversion" else fields.get("content-type", ""), "", False, body)
    head, content = parted(body.lstrip())
    status = int(answered[1]) if answered else int(head.get("status", "0")) if head.get("status", "0").isdecimal() else 0
    return ArchivedResponse(
        url, status, head.get("content-type", ""), head.get("content-encoding", ""), "chunked" in head.get("transfer-encoding", "").lower(),
        content, type == "revisit",
    )


def parted(raw: bytes) -> tuple[Fields, bytes]:
    """The fields of a head, by their names in small letters, and what follows it."""
    end = HEAD_END.search(raw)
    head, body = (raw[: end.start()], raw[end.end() :]) if end else (raw, b"")
    return dict(fields_of(head.decode("latin-1"))), body


def fields_of(head: str) -> Iterator[tuple[str, str]]:
    name = value = ""
    for line in head.splitlines()[1:]:
        if line[:1] in (" ", "\t"):
            value += line.strip()
        elif found := FIELD.match(line):
            if name:
                yield name, value
            name, value = found[1].lower(), found[2].strip()
    if name:
        yield name, value


def whole(body: bytes, declared: bool) -> bytes:
    """A body that was sent in chunks, put together as far as it goes; one that whoever kept it has put together already stays as it is."""
    pieces, at = [], 0
    while found := CHUNK.match(body, at):
        size = int(found[1], 16)
        piece = body[found.end() : found.end() + size]
        end = LINE_END.match(body, found.end() + size)
        if end is None and (not declared or len(piece) == size):
            break
        pieces.append(piece)
        if not size or end is None:
            return b"".join(pieces)
        at = end.end()
    return b"".join(pieces) if pieces and declared else body
