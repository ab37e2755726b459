"""How a reading is stored: its layers as compressed MessagePack, the trees apart from the rest, the text in the document's own row."""

import hashlib
import zlib
from collections.abc import Sequence
from typing import TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from dragoman.errors import StoreError
from dragoman.model import Reading, Sentence, Span, Story
from dragoman.store.formats import FORMAT, Part, upgrade

Stored = TypeVar("Stored")
ENCODER = msgspec.msgpack.Encoder()
STORIES = msgspec.msgpack.Decoder(Story)
READINGS = msgspec.msgpack.Decoder(Reading)
TREES = msgspec.msgpack.Decoder(tuple[Sentence, ...])


class Packed(Struct, frozen=True):
    """A reading as bytes in the present format; `checksum` is the SHA-256 of both parts."""

    body: bytes
    trees: bytes

    @property
    def checksum(self) -> str:
        return hashlib.sha256(self.body + self.trees).hexdigest()


def pack(reading: Reading) -> Packed:
    """Of the sentences only those are stored from which a statement or a claim was read."""
    wanted: list[Span] = [claim.evidence for claim in reading.claims]
    wanted += [part for s in reading.statements for part in (s.source, s.cue, s.content) if part is not None]
    trees = tuple(s for s in reading.sentences if any(s.overlap(span) for span in wanted))
    bare = replace(reading, document=replace(reading.document, text=""), sentences=())
    return Packed(compress(bare), compress(trees))


def compress(value: object) -> bytes:
    return zlib.compress(ENCODER.encode(value), 6)


def unpack(body: bytes, format: int, text: str) -> Reading:
    """The reading of a text, without its sentences. Raises StoreError."""
    read = decode(body, format, "body", READINGS)
    return replace(read, document=replace(read.document, text=text))


def unpack_trees(trees: bytes, format: int) -> Sequence[Sentence]:
    """Raises StoreError."""
    return decode(trees, format, "trees", TREES)


def decode(packed: bytes, format: int, part: Part, decoder: msgspec.msgpack.Decoder[Stored]) -> Stored:
    """An older format is decoded twice, which costs three times the time; the present one is not."""
    try:
        raw = zlib.decompress(packed)
        return decoder.decode(raw if format == FORMAT else ENCODER.encode(upgrade(msgspec.msgpack.decode(raw), part, format)))
    except (zlib.error, msgspec.MsgspecError, LookupError, TypeError) as error:
        raise StoreError(f"the {part} of a reading is damaged: {error}") from error


def pack_story(story: Story) -> bytes:
    return compress(story)


def unpack_story(body: bytes) -> Story:
    """Raises StoreError."""
    try:
        return STORIES.decode(zlib.decompress(body))
    except (zlib.error, msgspec.MsgspecError) as error:
        raise StoreError(f"a story is damaged or was written by another version: {error}") from error
