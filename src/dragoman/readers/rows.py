"""JSON: one document in a file, or one in each line."""

from collections.abc import Iterator
from typing import IO

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from dragoman.errors import SourceError
from dragoman.model import Document, Origin
from dragoman.readers.article import ExtractedArticle, Feed, document_of_article
from dragoman.readers.dates import declared_date
from dragoman.readers.declared import Declared, language_code
from dragoman.readers.failure import Failure, isolated
from dragoman.readers.lines import LARGEST, bounded_lines
from dragoman.readers.sandbox import parsed
from dragoman.readers.single import entries

JSON_FEED = b"jsonfeed.org/version/"
NO_JSON = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)  # the last where values are nested too deep


class Row(Struct):
    """A document as JSON gives it; further fields are none of our business. `date` and `event_text` are older names of the same things."""

    id: str | int | None = None
    text: str | None = None
    event_text: str | None = None
    title: str | None = None
    published: str | None = None
    date: str | None = None
    language: str | None = None
    outlet: str | None = None
    url: str | None = None
    origin: Origin | None = None


class Versioned(Struct):
    """As much of a JSON feed as tells that it is one."""

    version: str = ""


class Named(Struct):
    """As much of a row as tells which document it would have been."""

    id: str | int | None = None


def json_documents(name: str, stem: str, stream: IO[bytes], declared: Declared) -> Iterator[Document | Failure]:
    """The documents of a stream of JSON lines, or of a single JSON object or array of objects, told apart by the first line."""
    lines = bounded_lines(stream)
    first = next(lines, (1, b""))
    if first[1] is not None and is_cut(first[1]):
        yield from whole(name, stem, first[1] + stream.read(LARGEST + 1), declared)
        return
    second = next(lines, None)
    alone = stem if second is None else None
    yield from row_or_rows(name, 1, first[1], alone, declared)
    for number, line in [second, *lines] if second else []:
        yield from row_or_rows(name, number, line, None, declared)


def is_cut(line: bytes) -> bool:
    """Whether a first line is the beginning of a value that goes on in the next lines."""
    try:
        msgspec.json.decode(line)
    except NO_JSON as error:
        return "truncated" in str(error)
    return False


def whole(name: str, stem: str, raw: bytes, declared: Declared) -> Iterator[Document | Failure]:
    if len(raw) > LARGEST:
        yield Failure(stem, "too-large", f"over {LARGEST:,} bytes of JSON that is not one object a line")
        return
    yield from row_or_rows(name, None, raw, stem, declared)


def row_or_rows(name: str, number: int | None, raw: bytes | None, stem: str | None, declared: Declared) -> Iterator[Document | Failure]:
    """The document of one JSON object, or the documents of an array of them."""
    place = name if number is None else f"{name}:{number}"
    if raw is None:
        yield Failure(place, "too-large", f"a line of over {LARGEST:,} bytes")
        return
    raw = raw.removeprefix(b"\xef\xbb\xbf").strip()
    if not raw:
        return
    if is_json_feed(raw):
        yield from isolated(stem or place, feed_entries(raw, stem or place, declared))
    elif raw.startswith(b"["):
        yield from array(place, raw, declared)
    else:
        yield from isolated(place, one(place, raw, stem, declared))


def is_json_feed(raw: bytes) -> bool:
    try:
        return JSON_FEED in raw and JSON_FEED.decode() in msgspec.json.decode(raw, type=Versioned).version
    except NO_JSON:
        return False


def feed_entries(raw: bytes, source: str, declared: Declared) -> Iterator[Document | Failure]:
    yield from entries(parsed("json-feed", source, raw, Feed), source, declared)


def array(place: str, raw: bytes, declared: Declared) -> Iterator[Document | Failure]:
    try:
        rows = msgspec.json.decode(raw, type=list[msgspec.Raw])
    except NO_JSON as error:
        yield Failure(place, "broken-json", str(error))
        return
    for index, row in enumerate(rows):
        yield from isolated(f"{place}[{index}]", one(f"{place}[{index}]", bytes(row), None, declared))


def one(place: str, raw: bytes, stem: str | None, declared: Declared) -> Iterator[Document | Failure]:
    try:
        row = msgspec.json.decode(raw, type=Row)
    except msgspec.ValidationError as error:
        yield Failure(given_id(raw) or place, "wrong-field", str(error))
    except NO_JSON as error:
        yield Failure(place, "broken-json", str(error))
    else:
        yield document_of(row, stem, place, declared)


def given_id(raw: bytes) -> str | None:
    try:
        found = msgspec.json.decode(raw, type=Named).id
    except NO_JSON:
        return None
    return None if found is None else str(found)


def document_of(row: Row, stem: str | None, place: str, declared: Declared) -> Document:
    identity = stem if row.id is None else str(row.id)
    text = row.text if row.text is not None else row.event_text
    source = identity or place
    if text is None:
        raise SourceError(source, 'no field "text"', "no-text")
    if not text.strip():
        raise SourceError(source, "the text is empty", "empty")
    language = row.language or declared.language
    code = language_code(source, language, declared.languages) if language else None
    given = declared_date(source, row.published or row.date or "") if row.published or row.date else None
    article = ExtractedArticle(text, row.title or None, row.url or None, row.outlet or None, given, origin=row.origin or Origin())
    return document_of_article(article, identity, source, replace(declared, language=code))
