"""From bytes to characters: UTF-8, UTF-16 and UTF-32 with their marks, and other encodings where the bytes leave no doubt."""

import codecs
import re

import regex
from charset_normalizer import from_bytes

from dragoman.errors import SourceError

WIDE_MARKS = (  # of UTF-32 first: its mark begins like that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)
WIDE_MARKUP = tuple(  # markup and JSON without a mark: the zeros beside their first sign tell
    (re.compile(blank + sign), encoding) for blank, sign, encoding in (
        (rb"(?:\s\0\0\0)*", rb"[<{\[]\0\0\0", "utf-32-le"), (rb"(?:\0\0\0\s)*", rb"\0\0\0[<{\[]", "utf-32-be"),
        (rb"(?:\s\0)*", rb"[<{\[]\0", "utf-16-le"), (rb"(?:\0\s)*", rb"\0[<{\[]", "utf-16-be"),
    )
)
# Encodings in which Russian and English news is really stored; others have never been seen and would only blur the choice.
OLD = ["cp1251", "koi8_r", "cp866", "mac_cyrillic", "iso8859_5", "cp1252", "latin_1"]
ODD = regex.compile(r"(?<=\p{Ll})\p{Lu}|[^\p{L}\p{N}\s.,:;!?()«»“”„'’\"%$€/–—-]|(?<!\S)[»”](?=\p{L})")
BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
TOLERATED = 1000  # one control character in so many bytes happens in old wire texts
META_CHARSET = re.compile(rb"<(?:meta|\?xml)\b[^<>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
HEAD_SIZE = 1 << 16  # bytes of a page among which its encoding is declared
BROKEN = 20  # characters beyond ASCII for each broken byte: what has more is UTF-8 with some damage
MARGIN = 0.02  # by so much less disorder the best reading must beat any other


def decoded(source: str, raw: bytes) -> str:
    """The characters of `raw`, nothing normalised. Raises SourceError: `binary` or `wrong-encoding`."""
    if raw.startswith(codecs.BOM_UTF8):
        return strictly(source, raw, "utf-8-sig")
    if wide := wide_encoding(raw):
        return strictly(source, raw, wide)
    if is_binary(raw):
        raise SourceError(source, "these bytes are no text", "binary")
    try:
        return raw.decode("utf8")
    except UnicodeDecodeError as error:
        return old_encoding(source, raw, error)


def declared_text(source: str, raw: bytes, charset: str | None) -> str:
    """The characters of `raw`, of which its carrier (a feed, a message, a server) says that it is in `charset`.

    What carriers say is often false, so the bytes are asked first: what is UTF-8 is nothing else, and of old encodings the declared one is
    only taken where it makes as much sense as the best. A byte that is broken becomes U+FFFD. Raises SourceError.
    """
    if raw.startswith(codecs.BOM_UTF8) or wide_encoding(raw):
        return decoded(source, raw)
    declared = in_charset(raw, charset)
    try:
        text = raw.decode("utf8")
        return declared if declared is not None and text.isascii() and hides_in_ascii(charset) else text
    except UnicodeDecodeError:
        damaged = raw.decode("utf8", "replace")
    wrong = damaged.count("\ufffd")
    if wrong * BROKEN < non_ascii(damaged) - wrong:
        return damaged
    if declared is not None and not is_single_byte(charset):
        return declared
    likely = likely_texts(raw)
    return min(likely, key=lambda text: (disorder(text), text != declared), default=declared or damaged)


def disorder(text: str) -> int:
    """How many capitals stand behind a small letter, and signs that news hardly uses: in short texts these tell encodings apart."""
    return len(ODD.findall(text))


def in_utf8(source: str, raw: bytes, charset: str | None) -> bytes:
    """A page in UTF-8, of which a server or the page itself says that it is in `charset`. Raises SourceError."""
    try:
        raw.decode("utf8")
    except UnicodeDecodeError:
        named = META_CHARSET.search(raw, 0, HEAD_SIZE)
        return declared_text(source, raw, charset or (named[1].decode("ascii") if named else None)).encode()
    return raw


def non_ascii(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))


def in_charset(raw: bytes, charset: str | None) -> str | None:
    try:
        return raw.decode(charset) if charset else None
    except (LookupError, UnicodeDecodeError, ValueError):
        return None


def hides_in_ascii(charset: str | None) -> bool:
    """Whether an encoding writes other letters in bytes of ASCII, as UTF-7 and ISO 2022 do."""
    return "\u4e2d".encode(charset or "ascii", "replace").isascii() and not is_single_byte(charset)


def is_single_byte(charset: str | None) -> bool:
    """Whether an encoding that is known has one byte for each character."""
    return len("\u4e00\u4e2d".encode(charset or "ascii", "replace")) == 2


def wide_encoding(raw: bytes) -> str | None:
    """The encoding with two or four bytes a character that the first bytes tell."""
    marked = next((encoding for mark, encoding in WIDE_MARKS if raw.startswith(mark)), None)
    return marked or next((encoding for pattern, encoding in WIDE_MARKUP if pattern.match(raw)), None)


def narrow(raw: bytes) -> bytes:
    """`raw` in UTF-8 where it is in UTF-16 or UTF-32, without what cannot be decoded; else as it is."""
    wide = wide_encoding(raw)
    return raw.decode(wide, "ignore").encode("utf8", "ignore") if wide else raw


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
    likely = likely_texts(raw)
    if not likely:
        why = f"not UTF-8 ({error.reason} at byte {error.start}), and no other encoding makes sense of it"
        raise SourceError(source, why, "wrong-encoding")
    if len(likely) > 1:
        names = ", ".join(likely.values())
        raise SourceError(source, f"not UTF-8, and it may be any of {names}: convert it first", "wrong-encoding")
    return next(iter(likely))


def likely_texts(raw: bytes) -> dict[str, str]:
    """What the bytes are in the old encodings that make most sense of them, each with the name of the encoding."""
    readings = list(from_bytes(raw, cp_isolation=OLD, preemptive_behaviour=False))
    likely = [r for r in readings if r.chaos <= readings[0].chaos + MARGIN]
    return {str(r): r.encoding for r in likely}
