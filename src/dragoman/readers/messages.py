"""Newsletters and alerts as saved e-mail; the parser runs in the worker."""

import base64
import binascii
import email
import email.policy
import re
from collections.abc import Iterator
from email.header import decode_header
from email.message import EmailMessage, Message

from dragoman.errors import SourceError
from dragoman.model import DateCandidate, Origin
from dragoman.readers.article import ExtractedArticle
from dragoman.readers.dates import published_date
from dragoman.readers.decode import declared_text, in_utf8
from dragoman.readers.homoglyphs import INVISIBLE, clean
from dragoman.readers.markup import plain_text
from dragoman.readers.pages import parse_page
from dragoman.readers.wrapping import unwrapped

SAVED = "<Saved by "  # the sender of a page that a browser saved
FULL = 0.5  # of the HTML's length: a plain alternative that is shorter is only a note that there is HTML
BASE64_LINE = re.compile(rb"[A-Za-z0-9+/]+={0,2}\s*")
FLOWED = re.compile(r"(?m)(?<! ) \n(?!>|-- $)")  # a line that ends with a blank goes on in the next one (RFC 3676)
DEEPEST = 20  # parts in parts


def parse_message(raw: bytes, url: str | None) -> ExtractedArticle:
    """Subject, sender, date and every text of a message, those of forwarded messages among them; attached texts where there is no other."""
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    sender, date = field(message, "From"), field(message, "Date")
    if sender.startswith(SAVED):
        return saved_page(message)
    outlet = clean(sender.partition("<")[0].strip(' "')) or clean(sender).strip("<>") or None
    origin = Origin(dates=(DateCandidate(date, "message"),) if date else ())
    text = "\n\n".join(texts(message)) or "\n\n".join(texts(message, attached=True))
    return ExtractedArticle(text, clean(field(message, "Subject")) or None, url, outlet, published_date(date), origin=origin)


def saved_page(message: Message) -> ExtractedArticle:
    """A page that a browser saved with all that belongs to it (MHTML); when it was saved is no date of its own."""
    page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    if page is None:
        return ExtractedArticle("")
    address = field(page, "Content-Location") or field(message, "Snapshot-Content-Location")
    return parse_page(in_utf8("page", payload(page), page.get_content_charset()), address or None)


def field(message: Message, name: str) -> str:
    """The characters of a header field: its encoded words, and bytes that should have been encoded and are not."""
    raw = next((value for key, value in message.raw_items() if key.lower() == name.lower()), "")
    pieces = decode_header("".join(str(raw).splitlines()))
    as_bytes = ((one.encode("utf8", "surrogateescape") if isinstance(one, str) else one, charset) for one, charset in pieces)
    return "".join(in_any_charset(one, charset) for one, charset in as_bytes).strip()


def in_any_charset(raw: bytes, charset: str | None) -> str:
    try:
        return declared_text("message", raw, charset)
    except SourceError:
        return raw.decode("utf8", "replace")


def texts(part: Message, attached: bool = False, depth: int = 0) -> Iterator[str]:
    """The texts of a message or of one of its parts, in order; `attached`: those of attachments too."""
    if depth > DEEPEST:
        return
    kind = part.get_content_type()
    children = [one for one in part.get_payload() if isinstance(one, Message)] if part.is_multipart() else []
    if kind == "multipart/alternative":
        yield from fullest([[*texts(one, attached, depth + 1)] for one in children])
    elif kind == "message/rfc822":
        for one in children:
            yield from (line for line in (clean(field(one, "Subject")), *texts(one, attached, depth + 1)) if line)
    elif children:
        for one in children:
            yield from texts(one, attached, depth + 1)
    elif kind in ("text/plain", "text/html") and (attached or part.get_content_disposition() != "attachment"):
        yield from filter(None, [text_of(part, kind).strip()])


def fullest(alternatives: list[list[str]]) -> list[str]:
    """The first of several forms of the same text, unless it is empty or much shorter than another."""
    longest = max((sum(map(len, one)) for one in alternatives), default=0)
    return next((one for one in alternatives if sum(map(len, one)) >= FULL * longest and one), [])


def text_of(part: Message, kind: str) -> str:
    text = declared_text("message", payload(part), part.get_content_charset())
    if kind == "text/html":
        return plain_text(text)
    if part.get_param("format") == "flowed":
        text = FLOWED.sub("" if str(part.get_param("delsp")).lower() == "yes" else " ", text.replace("\r\n", "\n"))
    return unwrapped(text.translate(INVISIBLE))


def payload(part: Message) -> bytes:
    """The bytes of a part. What stands behind encoded lines (the foot of a mailing list) belongs to it; what is damaged costs itself."""
    if str(part.get("Content-Transfer-Encoding", "")).strip().lower() != "base64":
        decoded = part.get_payload(decode=True)
        return decoded if isinstance(decoded, bytes) else b""
    lines = str(part.get_payload()).encode("utf8", "surrogateescape").splitlines(keepends=True)
    end = next((at for at, line in enumerate(lines) if line.strip() and not BASE64_LINE.fullmatch(line)), len(lines))
    packed = b"".join(b"".join(lines[:end]).split())
    return unpacked(packed) + b"".join((b"\n", *lines[end:]) if end < len(lines) else ())


def unpacked(packed: bytes) -> bytes:
    """What base64 holds, as far as it is whole."""
    packed = packed.rstrip(b"=")
    try:
        return base64.b64decode(packed[: len(packed) - (len(packed) % 4 == 1)] + b"==")
    except binascii.Error:
        return b""
