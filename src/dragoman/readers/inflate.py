"""Unpacking with a bound on what comes out: 100 kB that unpack to a gigabyte are refused, not unpacked."""

import zlib
from collections.abc import Callable, Iterator
from typing import IO, Any

import brotli
import zstandard

from dragoman.errors import SourceError
from dragoman.readers.lines import LARGEST

PIECE = 1 << 16

Unpacked = Iterator[bytes]


def by_zlib(wbits: int) -> Callable[[bytes], Unpacked]:
    def pieces(raw: bytes) -> Unpacked:
        while raw:  # a body may be several members one after the other
            unpacker = zlib.decompressobj(wbits)
            while raw and not unpacker.eof:
                yield unpacker.decompress(raw, PIECE)
                raw = unpacker.unconsumed_tail
            if not unpacker.eof:
                raise EOFError("it breaks off")
            raw = unpacker.unused_data
    return pieces


def by_brotli(raw: bytes) -> Unpacked:
    unpacker = brotli.Decompressor()
    yield unpacker.process(raw, output_buffer_limit=PIECE)
    while not unpacker.can_accept_more_data():
        yield unpacker.process(b"", output_buffer_limit=PIECE)
    if not unpacker.is_finished():
        raise EOFError("it breaks off")


def by_zstandard(raw: bytes) -> Unpacked:
    with zstandard.ZstdDecompressor(max_window_size=1 << 27).stream_reader(raw, read_across_frames=True) as reader:
        while piece := reader.read(PIECE):
            yield piece


def by_deflate(raw: bytes) -> Unpacked:
    """With zlib's envelope, as the standard asks, or without, as some servers send it."""
    bare = len(raw) < 2 or (raw[0] & 15) != 8 or int.from_bytes(raw[:2], "big") % 31 != 0
    return by_zlib(-15 if bare else 15)(raw)


UNPACKERS: dict[str, Callable[[bytes], Unpacked]] = {
    "gzip": by_zlib(31), "x-gzip": by_zlib(31), "deflate": by_deflate, "br": by_brotli, "zstd": by_zstandard,
}


def inflated(source: str, raw: bytes, encoding: str, largest: int = LARGEST) -> bytes:
    """`raw` unpacked by an HTTP content coding. Raises SourceError: `too-large`, `damaged` or `unsupported`."""
    for name in reversed([part.strip().lower() for part in encoding.split(",") if part.strip()]):
        if name != "identity":
            if name not in UNPACKERS:
                raise SourceError(source, f"compressed as {name[:20]!r}", "unsupported")
            raw = bounded(source, UNPACKERS[name](raw), largest)
    return raw


def bounded(source: str, pieces: Unpacked, largest: int) -> bytes:
    found, size = [], 0
    try:
        for piece in pieces:
            size += len(piece)
            if size > largest:
                raise SourceError(source, f"unpacks to over {largest:,} bytes", "too-large")
            found.append(piece)
    except (zlib.error, brotli.error, zstandard.ZstdError, EOFError) as error:
        raise SourceError(source, f"damaged compression: {error}", "damaged") from error
    return b"".join(found)


def zstandard_stream(stream: IO[bytes]) -> Any:
    """A readable stream of what a zstd stream holds."""
    return zstandard.ZstdDecompressor(max_window_size=1 << 27).stream_reader(stream, read_across_frames=True)
