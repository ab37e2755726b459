"""Corrections as the lines of a patch file: each tells the format that it is in, so that a later version can read it."""

from typing import Any

import msgspec

from dragoman.model import Correction
from dragoman.store.formats import FORMAT
from dragoman.store.loading import decode

FIRST = 1  # the format of lines that tell none: those of the first version


def patch_line(correction: Correction) -> dict[str, Any]:
    """The fields of a correction behind the number of their format."""
    return {"format": FORMAT, **msgspec.to_builtins(correction)}


def read_patch_line(line: bytes) -> Correction:
    """Raises MsgspecError where a line is no JSON object, StoreError where it is no correction or in the format of a newer version."""
    fields = msgspec.json.decode(line, type=dict[str, Any])
    format = msgspec.convert(fields.pop("format", FIRST), int)
    return decode(msgspec.json.encode(fields).decode(), format)
