"""Newsletters and alerts as saved e-mail; the parser runs in the worker."""

import email
import email.policy
from email.message import EmailMessage

from dragoman.model import DateCandidate, Origin
from dragoman.readers.article import ExtractedArticle
from dragoman.readers.dates import published_date
from dragoman.readers.decode import decoded
from dragoman.readers.feeds import plain_text
from dragoman.readers.homoglyphs import INVISIBLE, clean


def parse_message(raw: bytes, url: str | None) -> ExtractedArticle:
    """Subject, sender, date and body; attachments are left alone."""
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    sender, date = str(message.get("From", "")), str(message.get("Date", ""))
    outlet = clean(sender.partition("<")[0].strip(' "')) or clean(sender) or None
    origin = Origin(dates=(DateCandidate(date, "message"),) if date else ())
    return ExtractedArticle(body(message), clean(str(message.get("Subject", ""))) or None, url, outlet, published_date(date), origin=origin)


def body(message: EmailMessage) -> str:
    part = message.get_body(("plain", "html"))
    if part is None:
        return ""
    content = part.get_payload(decode=True)
    raw = content if isinstance(content, bytes) else b""
    charset = part.get_content_charset() or "utf-8"
    try:
        text = raw.decode(charset)
    except (LookupError, UnicodeDecodeError):
        text = decoded("message", raw)
    return plain_text(text) if part.get_content_subtype() == "html" else text.translate(INVISIBLE)
