"""Whatever comes in, a run ends with documents and failures, never with an exception."""

import gzip
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
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
