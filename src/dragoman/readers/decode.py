"""From bytes to characters: UTF-8, UTF-16 with its mark, and other encodings where the bytes leave no doubt."""

import codecs
import re

from charset_normalizer import from_bytes

from dragoman.errors import SourceError

MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# Encodings in which Russian and English news is really stored; others have never been seen and would only blur the choice.
OLD = ["cp1251", "koi8_r", "cp866", "mac_cyrillic", "iso8859_5", "cp1252", "latin_1"]
BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
TOLERATED = 1000  # one control character in so many bytes happens in old wire texts
MARGIN = 0.02  # by so much less disorder the best reading must beat any other


def decoded(source: str, raw: bytes) -> str:
    """The characters of `raw`, nothing normalised. Raises SourceError: `binary` or `wrong-encoding`."""
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return strictly(source, raw, encoding)
    if is_binary(raw):
        raise SourceError(source, "these bytes are no text", "binary")
    try:
        return raw.decode("utf8")
    except UnicodeDecodeError as error:
        return old_encoding(source, raw, error)


def strictly(source: str, raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceError(source, f"not {error.encoding}: {error.reason} at byte {error.start}", "wrong-encoding") from error


def is_binary(raw: bytes) -> bool:
    """Whether control characters stand in it that no text has."""
    head = raw[:65536]
    found = len(BINARY.findall(head))
    return b"\0" in head or found > max(3, len(head) // TOLERATED)


def old_encoding(source: str, raw: bytes, error: UnicodeDecodeError) -> str:
    """The text in the one old encoding that makes sense of it."""
    readings = list(from_bytes(raw, cp_isolation=OLD, preemptive_behaviour=False))
    likely = [r for r in readings if r.chaos <= readings[0].chaos + MARGIN]
    if not likely:
        why = f"not UTF-8 ({error.reason} at byte {error.start}), and no other encoding makes sense of it"
        raise SourceError(source, why, "wrong-encoding")
    texts = {str(r) for r in likely}
    if len(texts) > 1:
        names = ", ".join(r.encoding for r in likely)
        raise SourceError(source, f"not UTF-8, and it may be any of {names}: convert it first", "wrong-encoding")
    return texts.pop()
