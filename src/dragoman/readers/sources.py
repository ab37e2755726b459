"""The one door: a path, a folder or standard input, and the documents in it."""

import gzip
import io
import sys
import zlib
from collections.abc import Collection, Iterator
from itertools import chain
from pathlib import Path
from typing import IO, cast

from dragoman.errors import SourceError
from dragoman.model import Document
from dragoman.readers import archives, mailboxes
from dragoman.readers.declared import Declared, declare
from dragoman.readers.failure import Failure, isolated
from dragoman.readers.inflate import zstandard_stream
from dragoman.readers.kind import HEAD, Kind, kind_of
from dragoman.readers.lines import LARGEST, peeked
from dragoman.readers.rows import json_documents
from dragoman.readers.single import Resource, single

STANDARD_INPUT = "-"
PLAIN = (".txt", ".md", ".txt.gz", ".md.gz")  # what may begin like JSON or a message and still is none

Results = Iterator[Document | Failure]


def documents(
    source: str | Path, *, published: str | None = None, outlet: str | None = None, language: str | None = None,
    languages: Collection[str] | None = None,
) -> Results:
    """Every document of a file, a folder (all files under it, by name) or `-`, standard input.

    What a file is, its content tells: plain text, JSON, JSON lines, HTML, RSS, Atom and JSON feeds, e-mail, web archives
    (WARC), zip files; each also compressed (gzip, zstd). A text comes as it is, no character changed. `published`,
    `outlet` and `language` count for documents that declare none; `languages` are those that can be read: a document
    that declares another is a Failure. Raises SourceError at once only where `published` or `language` itself makes no sense.
    """
    return every(str(source), declare(published, outlet, language, languages))


def every(source: str, declared: Declared) -> Results:
    if source == STANDARD_INPUT:
        yield from stream_documents(Resource("stdin"), sys.stdin.buffer, declared)
        return
    path = Path(source)
    if path.is_dir():
        files = sorted(p for p in path.rglob("*") if p.is_file() and not hidden(p.relative_to(path)))
        if not files:
            yield Failure(source, "empty", "there is no file in the folder")
        for file in files:
            yield from file_documents(file, declared)
    else:
        yield from file_documents(path, declared)


def hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def file_documents(path: Path, declared: Declared) -> Results:
    stem = stem_of(path.name)
    try:
        stream = path.open("rb")
    except OSError as error:
        yield Failure(stem, "unreadable", error.strerror or str(error))
        return
    with stream:
        yield from stream_documents(Resource(path.name, stem), stream, declared)


def stem_of(name: str) -> str:
    """A file's name up to its first dot."""
    return name.split(".")[0] or name


def stream_documents(resource: Resource, stream: IO[bytes], declared: Declared) -> Results:
    """The documents of a byte stream."""
    yield from isolated(resource.source, of_kind(resource, stream, declared))


def of_kind(resource: Resource, stream: IO[bytes], declared: Declared) -> Results:
    whole, (head, stream) = stream, peeked(stream, HEAD)
    kind = kind_of(head)
    if kind in {"gzip", "zstd"}:
        if kind == "gzip" and kind_of(zlib.decompressobj(31).decompress(head, HEAD)) == "warc":
            kind = "warc"  # unpacked record by record, so that damage costs one record
        else:
            unpacked = gzip.GzipFile(fileobj=stream) if kind == "gzip" else zstandard_stream(stream)
            head, stream = peeked(cast(IO[bytes], unpacked), HEAD)
            kind = kind_of(head)
    if resource.inside and kind in {"zip", "warc", "gzip", "zstd"}:
        raise SourceError(resource.source, f"a {kind} file inside an archive is not read", "unsupported")
    yield from opened(kind, resource, stream, whole, declared)


def opened(kind: Kind, resource: Resource, stream: IO[bytes], whole: IO[bytes], declared: Declared) -> Results:
    if kind == "warc":
        yield from archived(resource.name, stream, declared)
    elif kind == "zip":
        yield from zipped(resource.name, whole if whole.seekable() else io.BytesIO(at_most(stream, resource.name)), declared)
    elif kind == "mailbox" and not resource.name.endswith(PLAIN):
        yield from mailbox(resource, stream, declared)
    elif kind == "json" and not resource.name.endswith(PLAIN):
        yield from json_documents(resource.name, resource.stem, stream, declared)
    else:
        yield from whole_document(resource, at_most(stream, resource.source), declared)


def whole_document(resource: Resource, raw: bytes, declared: Declared) -> Results:
    """The documents of bytes that are at hand as a whole, of which all tell what they are."""
    kind = kind_of(raw)
    if resource.name.endswith(PLAIN):
        yield from single("text" if kind in {"json", "message", "mailbox"} else kind, resource, raw, declared)
    elif kind == "json":
        yield from json_documents(resource.name, resource.stem, io.BytesIO(raw), declared)
    else:
        yield from single(kind, resource, raw, declared)


def mailbox(resource: Resource, stream: IO[bytes], declared: Declared) -> Results:
    """The messages of a mailbox; one alone is known by the file's name, several by the hashes of their texts."""
    found = mailboxes.messages(resource.name, stream)
    first, second = next(found), next(found, None)
    for one in chain([first], [second] if second else (), found):
        if isinstance(one, Failure):
            yield one
        else:
            named = Resource(one[0] if second else resource.source, "" if second else resource.stem, inside=True)
            yield from isolated(one[0], single("message", named, one[1], declared))


def archived(name: str, stream: IO[bytes], declared: Declared) -> Results:
    """The pages of a web archive; a page's id is the hash of its text."""
    for found in archives.pages(name, stream):
        if isinstance(found, Failure):
            yield found
        else:
            yield from isolated(found.place, archived_page(found, declared))


def archived_page(page: archives.ArchivedPage, declared: Declared) -> Results:
    kind = kind_of(page.body)
    resource = Resource(page.place, url=page.url, charset=page.charset)
    yield from single(kind if kind in {"empty", "html", "pdf"} else "text", resource, page.body, declared)


def zipped(name: str, stream: IO[bytes], declared: Declared) -> Results:
    stream.seek(0)
    for found in archives.members(name, stream):
        if isinstance(found, Failure):
            yield found
        else:
            yield from stream_documents(Resource(found[0], stem_of(found[0]), inside=True), found[1], declared)


def at_most(stream: IO[bytes], source: str, largest: int = LARGEST) -> bytes:
    """All bytes of a stream that is one document."""
    raw = stream.read(largest + 1)
    if len(raw) > largest:
        raise SourceError(source, f"over {largest:,} bytes", "too-large")
    return raw
