"""Web archives and zip files: their records one by one; damage costs the damaged record only, and its bytes are counted."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, Any

from fastwarc.warc import ArchiveIterator, WarcRecordType
from msgspec import Struct

from dragoman.errors import SourceError
from dragoman.readers.failure import Failure, failure_of
from dragoman.readers.lines import LARGEST
from dragoman.readers.sandbox import parsed

HEADER = b"WARC/1."
GZIP = b"\x1f\x8b\x08"
LENGTH = re.compile(rb"\r?\nContent-Length:[ \t]*(\d{1,15})[ \t]*\r?\n", re.I)
WANTED = re.compile(rb"^WARC-Type:\s*(?:response|resource)", re.I | re.M)
KINDS = ("html", "text/plain", "application/pdf")
END = re.compile(rb"\r?\n\r?\n")
WINDOW = 1 << 20
BOUNDED = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}  # the others unpack a whole block at once, however large
MOST_MEMBERS = 10_000
MOST_UNPACKED = 20 * LARGEST  # of one zip file


class ArchivedResponse(Struct, frozen=True):
    """What a record holds: the address, the status and kind of the answer, its content coding and its body in that coding."""

    url: str
    status: int
    kind: str
    encoding: str
    body: bytes


class ArchivedPage(Struct, frozen=True):
    """An HTTP response out of an archive: where it stands, its address, its body as it was sent."""

    place: str
    url: str
    body: bytes
    encoding: str


class Window:
    """A stream read forward only, of which the bytes from `offset` on are at hand."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream, self.buffer, self.offset, self.ended = stream, b"", 0, False

    def fill(self, size: int) -> bool:
        """Whether at least `size` bytes are at hand."""
        while len(self.buffer) < size and not self.ended:
            piece = self.stream.read(WINDOW)
            self.ended = not piece
            self.buffer += piece
        return len(self.buffer) >= size

    def drop(self, size: int) -> None:
        while size > len(self.buffer) and not self.ended:
            size -= len(self.buffer)
            self.offset += len(self.buffer)
            self.buffer = b""
            self.fill(1)
        size = min(size, len(self.buffer))
        self.buffer, self.offset = self.buffer[size:], self.offset + size

    def seek_mark(self, mark: bytes) -> int:
        """Drops what stands before the next `mark` (all where there is none); gives how many bytes that were."""
        start = self.offset
        while self.fill(len(mark)):
            at = self.buffer.find(mark)
            if at >= 0:
                self.drop(at)
                return self.offset - start
            self.drop(len(self.buffer) - len(mark) + 1)
        self.drop(len(self.buffer))
        return self.offset - start


def records(name: str, stream: IO[bytes]) -> Iterator[tuple[str, bytes] | Failure]:
    """Place and bytes of every record of a WARC, gzipped record by record or not; a Failure for every stretch that had to be skipped."""
    window = Window(stream)
    window.fill(len(GZIP))
    packed = window.buffer.startswith(GZIP)
    mark = GZIP if packed else HEADER
    take = packed_record if packed else plain_record
    while window.fill(1):
        skipped = skip_to(window, mark)
        place = f"{name}@{window.offset}"
        if skipped:
            yield Failure(place, "damaged", f"{skipped:,} bytes before this place belong to no record and were skipped")
        if window.fill(len(mark)):
            record = take(window)
            if record is None:
                window.drop(1)
                skipped = 1 + skip_to(window, mark)
                yield Failure(place, "damaged", f"the record is damaged; {skipped:,} bytes were skipped")
            elif len(record) > LARGEST:
                yield Failure(place, "too-large", f"a record of over {LARGEST:,} bytes")
            else:
                yield place, record


def skip_to(window: Window, mark: bytes) -> int:
    """To the next record; the blank lines between records are nobody's loss."""
    start = window.offset
    while window.fill(1) and window.buffer[:1] in b"\r\n":
        window.drop(1)
    return 0 if window.buffer.startswith(mark) or (not window.fill(1) and window.offset - start < 5) else window.seek_mark(mark)


def plain_record(window: Window) -> bytes | None:
    window.fill(WINDOW)
    end = END.search(window.buffer, 0, WINDOW)
    length = LENGTH.search(window.buffer, 0, end.end()) if end else None
    if end is None or length is None:
        return None
    size = end.end() + int(length[1])
    if size > LARGEST:
        window.drop(size)
        return b"\0" * (LARGEST + 1)
    if not window.fill(size) or not closed(window, size):
        return None
    record = window.buffer[:size]
    window.drop(size)
    return record


def closed(window: Window, size: int) -> bool:
    """Whether the record is followed by its two line ends, or by the end of the file."""
    window.fill(size + 4)
    return window.buffer[size : size + 4] in {b"\r\n\r\n", b""} or window.buffer[size : size + 2] == b"\n\n"


def packed_record(window: Window) -> bytes | None:
    """What one gzip member holds (a little over LARGEST where it holds more); None where it is damaged."""
    unpacker, found, used = zlib.decompressobj(31), bytearray(), 0
    while not unpacker.eof:
        window.fill(used + 1)
        piece = window.buffer[used:]
        try:
            out = unpacker.decompress(piece, WINDOW)
        except zlib.error:
            return None
        if not piece and not out:
            return None
        used += len(piece) - len(unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail)
        if len(found) <= LARGEST:
            found += out
        if used > WINDOW and len(found) > LARGEST:  # only its end is still looked for
            window.drop(used)
            used = 0
    window.drop(used)
    return bytes(found) if found.startswith(HEADER) else None


def pages(name: str, stream: IO[bytes]) -> Iterator[ArchivedPage | Failure]:
    """The HTML responses of a WARC; what was answered and is no page, or no success, is a rejected Failure."""
    for found in records(name, stream):
        if isinstance(found, Failure):
            yield found
        else:
            yield from page(*found)


def page(place: str, record: bytes) -> Iterator[ArchivedPage | Failure]:
    if not WANTED.search(record, 0, WINDOW):
        return
    try:
        responses = parsed("record", place, record, tuple[ArchivedResponse, ...])
    except SourceError as error:
        yield failure_of(error)
        return
    for one in responses:
        if one.status != 200:
            yield Failure(place, "http-status", f"{one.url} was answered with {one.status}", rejected=True)
        elif not any(kind in one.kind for kind in KINDS):
            yield Failure(place, "not-html", f"{one.url} is {one.kind or 'of no declared type'}", rejected=True)
        else:
            yield ArchivedPage(place, one.url, one.body, one.encoding)


def parse_record(raw: bytes, url: str | None) -> tuple[ArchivedResponse, ...]:
    """Runs in the worker; a body that was sent in chunks is put together."""
    wanted = WarcRecordType.response | WarcRecordType.resource
    return tuple(response(one) for one in ArchiveIterator(io.BytesIO(raw), record_types=wanted, auto_decode="transfer"))


def response(record: Any) -> ArchivedResponse:
    headers = record.http_headers
    return ArchivedResponse(
        url=str(record.headers.get("WARC-Target-URI") or "").strip("<>"),
        status=headers.status_code or 0 if headers is not None else 200,
        kind=str(record.http_content_type or record.headers.get("Content-Type") or ""),
        encoding=str(headers.get("Content-Encoding") or "") if headers is not None else "",
        body=record.reader.read(),
    )


def members(name: str, stream: IO[bytes]) -> Iterator[tuple[str, IO[bytes]] | Failure]:
    """Name and bytes of each file in a zip file; names are names and never become paths."""
    try:
        archive = zipfile.ZipFile(stream)
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as error:
        yield Failure(name, "damaged", str(error))
        return
    if len(entries) > MOST_MEMBERS:
        yield Failure(name, "hostile", f"{len(entries):,} files in one zip file")
        return
    total = 0
    for entry in entries:
        place = f"{name}:{entry.filename}"
        if entry.compress_type not in BOUNDED:
            yield Failure(place, "unsupported", "compressed in a way that has no bound")
            continue
        try:
            with archive.open(entry) as member:
                raw = member.read(LARGEST + 1)
        except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, OSError, EOFError) as error:
            yield Failure(place, "damaged", str(error))
            continue
        total += len(raw)
        if total > MOST_UNPACKED:
            yield Failure(place, "too-large", f"{name} unpacks to over {MOST_UNPACKED:,} bytes")
            return
        yield entry.filename.replace("\\", "/").rpartition("/")[2], io.BytesIO(raw)
