"""Web archives and zip files: their records one by one; damage costs the damaged record only, and its bytes are counted."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from msgspec import Struct

from dragoman.errors import SourceError
from dragoman.readers.failure import Failure, failure_of
from dragoman.readers.lines import LARGEST, Rejoined
from dragoman.readers.responses import response_of
from dragoman.readers.windows import STEP, GzipMember, Window

HEADER = b"WARC/"
GZIP = b"\x1f\x8b\x08"
LENGTH = re.compile(rb"\r?\nContent-Length[ \t]*:[ \t]*(\d{1,15})[ \t]*\r?\n", re.I)
END = re.compile(rb"\r?\n\r?\n")
NEXT = re.compile(rb"(?:\r?\n){1,2}(?=WARC/\d\.\d+\r?\n)")
CLOSING = 16  # bytes that tell whether another record follows
BOUNDED = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}  # the others unpack a whole block at once, however large
MOST_MEMBERS = 10_000
MOST_UNPACKED = 20 * LARGEST  # of one zip file


class ArchivedPage(Struct, frozen=True):
    """A page out of an archive: where it stands, its address, its bytes as a browser shows them, and the encoding that was declared."""

    place: str
    url: str
    body: bytes
    charset: str | None


def records(name: str, stream: IO[bytes]) -> Iterator[tuple[str, bytes] | Failure]:
    """Place and bytes of every record of a WARC, in gzip members or not; a Failure for every stretch that had to be skipped."""
    window = Window(stream)
    window.fill(len(GZIP))
    return packed_records(name, window) if window.buffer.startswith(GZIP) else plain_records(name, window)


def packed_records(name: str, window: Window) -> Iterator[tuple[str, bytes] | Failure]:
    """The records of each gzip member; as a rule there is one."""
    while window.fill(1):
        skipped = skip_to(window, GZIP)
        place = f"{name}@{window.offset}"
        if skipped:
            yield Failure(place, "damaged", f"{skipped:,} bytes before this place belong to no record and were skipped")
        if window.fill(len(GZIP)):
            try:
                member = GzipMember(window)
                inside = Window(io.BufferedReader(Rejoined(member.begin(LARGEST), member)))
                yield from plain_records(place, inside, name)
            except zlib.error:
                window.drop(1)
                skipped = 1 + skip_to(window, GZIP)
                yield Failure(place, "damaged", f"the record is damaged; {skipped:,} bytes were skipped")


def plain_records(name: str, window: Window, member_of: str | None = None) -> Iterator[tuple[str, bytes] | Failure]:
    """The records of a stream; the first one of a gzip member stands where the member does."""
    while window.fill(1):
        skipped = skip_to(window, HEADER)
        place = name if member_of and not window.offset else f"{name}@{window.offset}"
        if skipped:
            yield Failure(place, "damaged", f"{skipped:,} bytes before this place belong to no record and were skipped")
        if window.fill(len(HEADER)):
            record = plain_record(window)
            if record is None:
                window.drop(1)
                skipped = 1 + skip_to(window, HEADER)
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
    """The record with which the window begins; None where it is damaged."""
    window.fill(STEP)
    end = END.search(window.buffer, 0, STEP)
    length = LENGTH.search(window.buffer, 0, end.end()) if end else None
    if end is None or length is None:
        return None
    size = end.end() + int(length[1])
    if size > LARGEST:
        return too_large(window, size)
    if not window.fill(size) or not closed(window, size):
        size = next_record(window, end.end())
        if not size and len(window.buffer) >= LARGEST:
            return too_large(window, end.end())
    record = window.buffer[:size]
    window.drop(size)
    return record or None


def too_large(window: Window, size: int) -> bytes:
    """What stands for a record that is not held; the window goes on at the next one that begins behind its first `size` bytes."""
    window.drop(size)
    window.seek_mark(HEADER)
    return b"\0" * (LARGEST + 1)


def closed(window: Window, size: int) -> bool:
    """Whether two line ends follow, another record, or the end of the file."""
    window.fill(size + CLOSING)
    behind = window.buffer[size : size + CLOSING]
    return behind.startswith((b"\r\n\r\n", b"\n\n")) or behind.lstrip(b"\r\n").startswith(HEADER) or not behind.strip(b"\r\n")


def next_record(window: Window, start: int) -> int:
    """Where a record ends whose length is not what it says: before the head of the next one; 0 where there is none."""
    window.fill(LARGEST)
    found = NEXT.search(window.buffer, start)
    return found.start() if found else 0


def pages(name: str, stream: IO[bytes]) -> Iterator[ArchivedPage | Failure]:
    """The pages of a WARC; what was answered and is no page, or no success, is a rejected Failure."""
    for found in records(name, stream):
        if isinstance(found, Failure):
            yield found
        else:
            yield from page(*found)


def page(place: str, record: bytes) -> Iterator[ArchivedPage | Failure]:
    one = response_of(record)
    if one is None:
        return
    try:
        body = one.content(place)
    except SourceError as error:
        yield failure_of(error)
        return
    if one.status != 200:
        yield Failure(place, "http-status", f"{one.url} was answered with {one.status}", rejected=True)
    elif one.is_repeat:
        yield Failure(place, "repeat", f"{one.url} stands in another record, to which this one points", rejected=True)
    elif not one.is_page(body):
        yield Failure(place, "not-html", f"{one.url} is {one.kind or 'of no declared type'}", rejected=True)
    else:
        yield ArchivedPage(place, one.url, body, one.charset)


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
