"""How a reading is kept: its layers as compressed MessagePack, the trees apart from the rest, the text in the document's own row."""

import hashlib
import zlib
from collections.abc import Sequence

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from dragoman.errors import StoreError
from dragoman.model import Reading, Sentence, Span

ENCODER = msgspec.msgpack.Encoder()
READINGS = msgspec.msgpack.Decoder(Reading)
TREES = msgspec.msgpack.Decoder(tuple[Sentence, ...])


class Packed(Struct, frozen=True):
    """A reading as bytes; `checksum` is the SHA-256 of both parts."""

    body: bytes
    trees: bytes

    @property
    def checksum(self) -> str:
        return hashlib.sha256(self.body + self.trees).hexdigest()


def pack(reading: Reading) -> Packed:
    """Of the sentences only those are kept from which a statement or a claim was read."""
    wanted: list[Span] = [claim.evidence for claim in reading.claims]
    wanted += [part for s in reading.statements for part in (s.source, s.cue, s.content) if part is not None]
    trees = tuple(s for s in reading.sentences if any(s.overlap(span) for span in wanted))
    bare = replace(reading, document=replace(reading.document, text=""), sentences=())
    return Packed(compress(bare), compress(trees))


def compress(value: object) -> bytes:
    return zlib.compress(ENCODER.encode(value), 6)


def unpack(body: bytes, text: str) -> Reading:
    """The reading of a text, without its sentences. Raises StoreError."""
    try:
        read = READINGS.decode(zlib.decompress(body))
    except (zlib.error, msgspec.MsgspecError) as error:
        raise StoreError(f"a reading is damaged or was written by another version: {error}") from error
    return replace(read, document=replace(read.document, text=text))


def unpack_trees(trees: bytes) -> Sequence[Sentence]:
    """Raises StoreError."""
    try:
        return TREES.decode(zlib.decompress(trees))
    except (zlib.error, msgspec.MsgspecError) as error:
        raise StoreError(f"the trees of a reading are damaged or were written by another version: {error}") from error
