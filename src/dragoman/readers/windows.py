"""Streams that are read forward only, of which some bytes are at hand."""

import zlib

from dragoman.readers.lines import Readable

STEP = 1 << 20
PIECE = 1 << 16


class Window:
    """A stream of which the bytes from `offset` on are at hand."""

    def __init__(self, stream: Readable) -> None:
        self.stream, self.buffer, self.offset, self.ended = stream, b"", 0, False

    def fill(self, size: int) -> bool:
        """Whether at least `size` bytes are at hand."""
        while len(self.buffer) < size and not self.ended:
            piece = self.stream.read(STEP)
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


class GzipMember:
    """The gzip member with which a window begins, unpacked. Reading raises zlib.error where it is damaged or breaks off."""

    def __init__(self, window: Window) -> None:
        self._window, self._unpacker = window, zlib.decompressobj(31)
        self._used, self._streams = 0, False

    def begin(self, size: int) -> bytes:
        """Its first bytes, a little over `size` where there are more; until now the window has dropped nothing."""
        found = bytearray()
        while len(found) <= size and (piece := self.read(STEP)):
            found += piece
        self._streams = True
        self._let_go()
        return bytes(found)

    def read(self, size: int, /) -> bytes:
        while not self._unpacker.eof:
            self._window.fill(self._used + 1)
            piece = self._window.buffer[self._used : self._used + PIECE]
            out = self._unpacker.decompress(piece, size)
            if not piece and not out:
                raise zlib.error("it breaks off")
            self._used += len(piece) - len(self._unpacker.unused_data if self._unpacker.eof else self._unpacker.unconsumed_tail)
            self._let_go()
            if out:
                return out
        return b""

    def _let_go(self) -> None:
        if self._streams:
            self._window.drop(self._used)
            self._used = 0
