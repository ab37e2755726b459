"""Whatever comes in, a run ends with documents and failures, never with an exception."""

import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as some

from dragoman.model import Document
from dragoman.readers import Failure, documents

WORDS = "Officials said that talks on the border would be resumed within two weeks. Стороны встретятся в среду."
HTTP = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><p>{WORDS}</p></body></html>".encode()
HEAD = f"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: {len(HTTP)}\r\n\r\n"
RECORD = HEAD.encode() + HTTP + b"\r\n\r\n"
SEEDS = [
    WORDS.encode(), WORDS.encode("cp1251", "replace"), f'{{"id": "a", "text": "{WORDS}"}}\n{{"id": 2}}\n'.encode(),
    f"<!doctype html><html><body><article><p>{WORDS}</p></article></body></html>".encode(), RECORD * 2, gzip.compress(RECORD) * 2,
    f"<?xml version='1.0'?><rss><channel><item><title>x</title><description>{WORDS}</description></item></channel></rss>".encode(),
    f"From: a@b.example\r\nSubject: x\r\nDate: Tue, 05 Mar 2024 10:00:00 +0300\r\n\r\n{WORDS}".encode(), b"PK\x03\x04" + bytes(40),
    b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"content_html": "<p>x</p>"}]}', gzip.compress(WORDS.encode()),
]


@some.composite
def damaged(draw: some.DrawFn) -> bytes:
    """A file of a known kind with some stretch replaced by other bytes, or any bytes."""
    raw = draw(some.sampled_from(SEEDS))
    at = draw(some.integers(0, len(raw)))
    return raw[:at] + draw(some.binary(max_size=20)) + raw[at + draw(some.integers(0, 30)) :]


# Well-formed carriers of values that make no sense: what stands in a field, an address, a number or a length.

ADDRESSES = some.builds(
    "{}{}{}".format, some.sampled_from(["http://", "https://", "//", "", "file:", "http:"]),
    some.sampled_from(["[x", "[::1", "]", "x:y", "x:99999999", "@", "%", "", "xn--\u0430", "a" * 300, "example.org"]),
    some.sampled_from(["", "/", "?", "#", "/[", "/%zz", "/2024/99/99/"]),
)
NUMBERS = some.one_of(some.integers(-(10**20), 10**20).map(str), some.integers(1, 6000).map(lambda digits: "9" * digits))
NESTED = some.tuples(some.sampled_from(["[", '{"a":', '[{"a":']), some.integers(1, 6000)).map(lambda deep: deep[0] * deep[1])
DATES = some.sampled_from(
    ["0001-01-01", "9999-12-31T23:59:59+14:00", "Tue, 99 Mar 99999", "-1", "2024-02-30", "Thu, 01 Jan 1970 00:00:00 +9999"]
)
VALUES = some.one_of(ADDRESSES, NUMBERS, DATES, some.text(max_size=20))


@some.composite
def rows(draw: some.DrawFn) -> bytes:
    names = some.sampled_from(["url", "published", "language", "outlet", "id", "title", "origin"])
    row = {"text": WORDS, **draw(some.dictionaries(names, VALUES, max_size=3))}
    first = draw(some.sampled_from([json.dumps(row), json.dumps([row])]))
    return f"{first}\n{draw(some.one_of(NESTED, some.just('')))}".encode()


@some.composite
def fields(draw: some.DrawFn) -> bytes:
    """A record of a web archive, a message, or an answer, with header fields of such values."""
    first = draw(some.sampled_from(["WARC/1.0", "From: a@b.example", "HTTP/1.1 200 OK"]))
    of_archives = ["WARC-Type", "WARC-Target-URI", "Content-Length"]
    names = some.sampled_from([*of_archives, "Content-Type", "Content-Encoding", "Date", "Subject", "To"])
    values = some.one_of(VALUES, some.sampled_from(["response", "text/html; charset=utf-99"]))
    given = draw(some.lists(some.tuples(names, values), max_size=6))
    head = "\r\n".join([first, *(f"{name}: {value}" for name, value in given)])
    return head.encode("utf8", "replace") + b"\r\n\r\n" + HTTP + b"\r\n\r\n"


@some.composite
def pages(draw: some.DrawFn) -> bytes:
    linked = {"@type": "NewsArticle", "datePublished": draw(VALUES), "isBasedOn": draw(VALUES), "headline": draw(VALUES)}
    head = f'<link rel=canonical href="{draw(ADDRESSES)}"><script type="application/ld+json">{json.dumps(linked)}{draw(NESTED)}</script>'
    return f"<html><head>{head}</head><body><article><p>{WORDS}</p></article></body></html>".encode("utf8", "replace")


@some.composite
def feeds(draw: some.DrawFn) -> bytes:
    item = f"<link>{draw(ADDRESSES)}</link><pubDate>{draw(DATES)}</pubDate><description>{WORDS}</description>"
    return f"<rss version='2.0'><channel><link>{draw(ADDRESSES)}</link><item>{item}</item></channel></rss>".encode()


@some.composite
def zips(draw: some.DrawFn) -> bytes:
    """A zip file of which one field of a header has another value."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", WORDS)
    raw = bytearray(made.getvalue())
    header = raw.rfind(draw(some.sampled_from([b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"])))
    raw[header + 4 + draw(some.integers(0, 16))] = draw(some.sampled_from([0, 1, 9, 99, 255]))
    return bytes(raw)


@pytest.mark.timeout(120)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(raw=some.one_of(rows(), fields(), pages(), feeds(), zips()))
@example(raw=b'{"text": "x", "url": "http://[x"}')
@example(raw=b"[" * 5000)
@example(raw=b'{"text": "x", "a": ' + b"[" * 5000)
@example(raw=b"WARC/1.0\r\nContent-Length: " + b"9" * 5000 + b"\r\n\r\n")
def test_values_that_make_no_sense(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "a.bin").write_bytes(raw)
    assert all(isinstance(one, (Document, Failure)) for one in documents(tmp_path / "a.bin"))


def test_a_row_that_makes_no_sense_loses_itself_only(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"id": "a", "text": "x"}\n{"text": "y", "a": ' + b"[" * 5000 + b'\n{"id": "c", "text": "z"}\n')
    assert [one.type if isinstance(one, Failure) else one.id for one in documents(tmp_path / "a.jsonl")] == ["a", "broken-json", "c"]


def test_a_zip_file_of_a_later_version_is_damaged(tmp_path: Path) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("a.txt", WORDS)
    raw = bytearray(made.getvalue())
    raw[raw.rfind(b"PK\x01\x02") + 6] = 99
    (tmp_path / "a.zip").write_bytes(raw)
    assert [one.type for one in documents(tmp_path / "a.zip") if isinstance(one, Failure)] == ["damaged"]


@pytest.mark.timeout(120)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw=some.one_of(some.binary(max_size=200), damaged()))
def test_any_bytes(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "a.bin").write_bytes(raw)
    found = list(documents(tmp_path / "a.bin"))
    assert all(isinstance(one, (Document, Failure)) for one in found)
    assert all(one.text.strip() for one in found if isinstance(one, Document))
    for one in found:
        if isinstance(one, Document):
            one.text.encode()
