"""The one door: a path, a folder or standard input, and the documents in it."""

import gzip
import sys
import zlib
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import IO, cast

from dragoman.errors import SourceError
from dragoman.keys import content_id
from dragoman.model import Document
from dragoman.readers.article import Article, document_of_article
from dragoman.readers.declared import Declared, language_code, moment
from dragoman.readers.decode import decoded
from dragoman.readers.failure import Failure, failure_of
from dragoman.readers.guard import parsed
from dragoman.readers.kind import Kind, kind_of
from dragoman.readers.lines import LARGEST, peeked
from dragoman.readers.prescan import check_page
from dragoman.readers.rows import json_documents

STANDARD_INPUT = "-"
HEAD = 8192
PLAIN = (".txt", ".md", ".txt.gz", ".md.gz")  # what may begin like JSON and still is none


def documents(
    source: str | Path, *, published: str | None = None, outlet: str | None = None, language: str | None = None,
    languages: Collection[str] | None = None,
) -> Iterator[Document | Failure]:
    """Every document of a file, a folder (all files under it, by name) or `-`, standard input.

    What a file is, its content tells: plain text, JSON or JSON lines, HTML; each also gzipped. A text comes as it is, no
    character changed. `published`, `outlet` and `language` count for documents that declare none; `languages` are those
    that can be read: a document that declares another is a Failure. Raises SourceError at once only where `published` or
    `language` itself makes no sense.
    """
    declared = Declared(
        moment("published", published) if published else None, outlet,
        language_code("language", language, languages) if language else None, languages,
    )
    return every(str(source), declared)


def every(source: str, declared: Declared) -> Iterator[Document | Failure]:
    if source == STANDARD_INPUT:
        yield from stream_documents("stdin", "", sys.stdin.buffer, declared)
        return
    path = Path(source)
    if path.is_dir():
        for file in sorted(p for p in path.rglob("*") if p.is_file() and not hidden(p.relative_to(path))):
            yield from file_documents(file, declared)
    else:
        yield from file_documents(path, declared)


def hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def file_documents(path: Path, declared: Declared) -> Iterator[Document | Failure]:
    stem = path.name.split(".")[0] or path.name
    try:
        stream = path.open("rb")
    except OSError as error:
        yield Failure(stem, "unreadable", error.strerror or str(error))
        return
    with stream:
        yield from stream_documents(path.name, stem, stream, declared)


def stream_documents(name: str, stem: str, stream: IO[bytes], declared: Declared) -> Iterator[Document | Failure]:
    """The documents of a byte stream; `stem` is the id of a document that has none of its own (empty: a hash of its text)."""
    try:
        yield from of_kind(name, stem, stream, declared)
    except SourceError as error:
        yield failure_of(error)
    except (OSError, EOFError, zlib.error) as error:
        yield Failure(stem or name, "damaged", str(error))


def of_kind(name: str, stem: str, stream: IO[bytes], declared: Declared) -> Iterator[Document | Failure]:
    head, stream = peeked(stream, HEAD)
    kind = kind_of(head)
    if kind == "gzip":
        head, stream = peeked(cast(IO[bytes], gzip.GzipFile(fileobj=stream)), HEAD)
        kind = kind_of(head)
    if kind == "json" and not name.endswith(PLAIN):
        yield from json_documents(name, stem, stream, declared)
    else:
        yield one_document(kind, stem, name, at_most(stream, stem or name), declared)


def at_most(stream: IO[bytes], source: str, largest: int = LARGEST) -> bytes:
    """All bytes of a stream that is one document."""
    raw = stream.read(largest + 1)
    if len(raw) > largest:
        raise SourceError(source, f"over {largest:,} bytes", "too-large")
    return raw


def one_document(kind: Kind, stem: str, name: str, raw: bytes, declared: Declared) -> Document:
    source = stem or name
    if kind == "empty":
        raise SourceError(source, "there is nothing in it", "empty")
    if kind in {"zip", "pdf", "gzip"}:
        raise SourceError(source, f"a {kind} file inside is not read", "unsupported")
    if kind == "html":
        check_page(source, raw)
        return document_of_article(parsed("page", source, raw, Article), stem or None, source, declared)
    text = decoded(source, raw)
    if not text.strip():
        raise SourceError(source, "there are only blanks in it", "empty")
    language = declared.language or "und"
    return Document(stem or content_id("d", text), text, language, published=declared.published, outlet=declared.outlet)
