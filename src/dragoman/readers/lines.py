"""Byte streams: looking ahead, and lines of which none is longer than a document may be."""

import io
from collections.abc import Iterator
from typing import IO, Any, Protocol, cast

LARGEST = 10_000_000  # bytes of one document; the longest news pages have some hundred thousand
STEP = 1 << 20


class Readable(Protocol):
    """Whatever gives the next bytes, and none at its end."""

    def read(self, size: int, /) -> bytes: ...


def bounded_lines(stream: IO[bytes], largest: int = LARGEST) -> Iterator[tuple[int, bytes | None]]:
    """Number (from 1) and bytes of each line; None for a line that is too long, of which no more than `largest` is ever held."""
    number = 0
    while line := stream.readline(largest + 1):
        number += 1
        if len(line) > largest:
            skip_line(stream, line)
            yield number, None
        else:
            yield number, line


def skip_line(stream: IO[bytes], begun: bytes) -> None:
    while begun and not begun.endswith(b"\n"):
        begun = stream.readline(STEP)


class Rejoined(io.RawIOBase):
    """A stream of which the first bytes were read already."""

    def __init__(self, head: bytes, rest: Readable) -> None:
        self.head, self.rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        size = len(buffer)
        piece = self.head[:size] or self.rest.read(size)
        self.head = self.head[size:]
        buffer[: len(piece)] = piece
        return len(piece)


def peeked(stream: IO[bytes], size: int) -> tuple[bytes, IO[bytes]]:
    """The first bytes of a stream (fewer than `size` only where it is shorter), and a stream that still begins with them."""
    head = stream.read(size)
    return head, cast(IO[bytes], io.BufferedReader(Rejoined(head, stream), STEP))
