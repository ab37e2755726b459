"""Feeds, messages and archives: every article in them, and no more harm than one record."""

import gzip
import io
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import brotli
import pytest
import zstandard

from dragoman.errors import SourceError
from dragoman.model import Document
from dragoman.readers import Failure, documents
from dragoman.readers.feeds import parse_sitemap
from dragoman.readers.inflate import inflated
from dragoman.readers.sandbox import parsed

WORDS = "Officials of both countries said on Tuesday that talks on the border would be resumed within two weeks in the capital."
BODY = f"<article><p>{WORDS}</p><p>{WORDS[::-1]}</p><p>{WORDS}</p></article>"
PAGE = f"<html><head><title>Talks</title></head><body>{BODY}</body></html>".encode()
RSS = """<?xml version="1.0" encoding="{encoding}"?><rss version="2.0"><channel><title>Вечерняя газета</title>
<item><title>Переговоры</title><link>https://example.org/1</link><pubDate>Tue, 05 Mar 2024 10:00:00 +0300</pubDate>
<description>&lt;p&gt;Стороны встретятся в среду.&lt;/p&gt;&lt;p&gt;Министр едет в Осло.&lt;/p&gt;</description></item>
<item><title>Пусто</title><link>https://example.org/2</link></item></channel></rss>"""


def read(folder: Path, raw: bytes, name: str = "a.bin") -> list[Document | Failure]:
    (folder / name).write_bytes(raw)
    return list(documents(folder / name))


def outcomes(found: list[Document | Failure]) -> list[str]:
    return [one.type if isinstance(one, Failure) else one.text[:9] for one in found]


@pytest.mark.parametrize(
    ("declared", "real"),
    [("utf-8", "utf-8"), ("windows-1251", "cp1251"), ("utf-8", "cp1251"),
     ("utf-8", "koi8_r"), ("cp1251", "koi8_r"), ("koi8-r", "cp1251")],
)
def test_feeds_and_those_that_lie_about_their_encoding(tmp_path: Path, declared: str, real: str) -> None:
    found = read(tmp_path, RSS.format(encoding=declared).encode(real))
    document = found[0]
    assert isinstance(document, Document)
    assert (document.text, document.title) == ("Стороны встретятся в среду.\nМинистр едет в Осло.", "Переговоры")
    assert (document.published, document.url) == ("2024-03-05T10:00:00+03:00", "https://example.org/1")
    assert document.outlet == "Вечерняя газета"
    assert outcomes(found)[1:] == ["no-article"]


def test_atom_and_json_feeds(tmp_path: Path) -> None:
    atom = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><entry><title>Talks</title><link href="https://example.org/a"/>
        <updated>2024-03-05T10:00:00Z</updated><content type="html">{WORDS}</content></entry></feed>"""
    json = f"""{{"version": "https://jsonfeed.org/version/1.1", "title": "Post", "items": [{{"id": "1", "url": "https://example.org/a",
        "content_text": "{WORDS}", "date_published": "2024-03-05T10:00:00Z"}}, {{"id": "2"}}]}}"""
    for raw in (atom, json):
        document = read(tmp_path, raw.encode())[0]
        assert isinstance(document, Document)
        assert (document.text, document.url, document.published) == (WORDS, "https://example.org/a", "2024-03-05T10:00:00Z")


def test_sitemaps_give_addresses(tmp_path: Path) -> None:
    raw = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://example.org/news"><url>
        <loc>https://example.org/1</loc><news:news><news:publication_date>2024-03-05</news:publication_date><news:title>Talks</news:title>
        </news:news></url><url><loc>file:///etc/passwd</loc></url></urlset>"""
    links = [(link.url, link.title, link.published) for link in parse_sitemap(raw, None)]
    assert links == [("https://example.org/1", "Talks", "2024-03-05")]
    assert outcomes(read(tmp_path, raw)) == ["no-article"]


def test_messages(tmp_path: Path) -> None:
    raw = b"""From: "Daily Post" <news@example.org>\r\nTo: reader@example.org\r\nSubject: =?utf-8?b?0J/QtdGA0LXQs9C+0LLQvtGA0Ys=?=\r
Date: Tue, 05 Mar 2024 10:00:00 +0300\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=koi8-r\r\n\r\n"""
    document = read(tmp_path, raw + "Министр едет в Осло.".encode("koi8_r"), "a.eml")[0]
    assert isinstance(document, Document)
    assert (document.text, document.title, document.outlet) == ("Министр едет в Осло.", "Переговоры", "Daily Post")
    assert (document.id, document.published) == ("a", "2024-03-05T10:00:00+03:00")


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "raw",
    [
        b"<rss><channel>" + b"<item/>" * 1_000_000,
        b'<?xml version="1.0" encoding="utf-7"?><!-- --+AD4APAAh-DOCTYPE r--><rss><channel><item><title>x</title></item></channel></rss>',
        b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;">]><rss><item><title>&b;</title></item></rss>',
        b'<!DOCTYPE feed SYSTEM "http://127.0.0.1/x.dtd"><feed><entry></entry></feed>',
        b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><item><title>&x;</title></item></rss>',
    ],
    ids=["a million items", "hidden by an encoding", "entity bomb", "external document type", "external entity"],
)
def test_hostile_feeds(tmp_path: Path, raw: bytes) -> None:
    assert set(outcomes(read(tmp_path, raw))) & {"hostile", "too-large"}


def record(body: bytes, url: str = "https://example.org/1", kind: str = "text/html", status: str = "200 OK", extra: str = "") -> bytes:
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{extra}\r\n".encode() + body
    head = f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
    head += f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    return head.encode() + answer + b"\r\n\r\n"


def plain(*records: bytes) -> bytes:
    return b"".join(records)


def packed(*records: bytes) -> bytes:
    return b"".join(gzip.compress(one) if one.startswith(b"WARC") else one for one in records)


@pytest.mark.parametrize("join", [plain, packed])
def test_web_archives(tmp_path: Path, join: Callable[..., bytes]) -> None:
    records = [
        b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 2\r\n\r\nhi\r\n\r\n", record(PAGE), record(b"x", kind="image/png"),
        record(PAGE, status="404 Not Found"), record(gzip.compress(PAGE), "https://example.org/2", extra="Content-Encoding: gzip\r\n"),
    ]
    found = read(tmp_path, join(*records), "a.warc.gz")
    assert outcomes(found) == ["Officials", "not-html", "http-status", "Officials"]
    assert [one.rejected for one in found if isinstance(one, Failure)] == [True, True]
    assert [one.url for one in found if isinstance(one, Document)] == ["https://example.org/1", "https://example.org/2"]
    assert all(one.id.startswith("d") for one in found if isinstance(one, Document))


def test_a_page_that_was_sent_in_chunks(tmp_path: Path) -> None:
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in (PAGE[:50], PAGE[50:])) + b"0\r\n\r\n"
    [document] = read(tmp_path, record(chunks, extra="Transfer-Encoding: chunked\r\n"), "a.warc")
    assert isinstance(document, Document)
    assert document.text.startswith(WORDS)
    assert document.text == read(tmp_path, record(PAGE), "a.warc")[0].text  # type: ignore[union-attr]


@pytest.mark.parametrize("join", [plain, packed])
def test_garbage_in_a_web_archive_costs_nothing_else(tmp_path: Path, join: Callable[..., bytes]) -> None:
    first, second = record(PAGE), record(PAGE, "https://example.org/2")
    found = read(tmp_path, join(first, b"\x07garbage!" * 600, second))
    assert outcomes(found) == ["Officials", "damaged", "Officials"]
    assert isinstance(found[1], Failure)
    assert "5,400 bytes" in found[1].detail
    inside = join(first)[:-40] + b"\x07" * 5000 + join(second)
    assert outcomes(read(tmp_path, inside))[-1] == "Officials"
    assert "damaged" in outcomes(read(tmp_path, inside))
    assert outcomes(read(tmp_path, join(first, second)[:-30])) == ["Officials", "damaged"]


def zipped(**files: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in files.items():
            archive.writestr(name, raw)
    return made.getvalue()


def test_zip_files_never_write(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    raw = zipped(**{"../../evil.txt": WORDS.encode(), "/etc/cron.txt": WORDS.encode(), "b.zip": zipped(x=b"y"), "c.html": PAGE})
    found = read(tmp_path / "in", raw, "a.zip")
    assert outcomes(found) == ["Officials", "Officials", "unsupported", "Officials"]
    assert [one.id for one in found] == ["evil", "cron", "b", "c"]
    assert [p.name for p in tmp_path.rglob("*") if p.is_file()] == ["a.zip"]


def gigabyte(compressor: Any, finish: bytes) -> bytes:
    """What a compressor makes of 10⁹ zeros, `finish` being its end."""
    return b"".join(compressor(bytes(10_000_000)) for _ in range(100)) + finish


def flushed(wbits: int) -> bytes:
    """A gigabyte in deflate without its last block: packed blocks that end where they may be repeated."""
    packer = zlib.compressobj(9, zlib.DEFLATED, wbits)
    first, again = (packer.compress(bytes(10_000_000)) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    return first + 99 * again


def brotli_bomb() -> bytes:
    packer = brotli.Compressor(quality=5)
    return gigabyte(packer.process, b"") + bytes(packer.finish())


def zstandard_bomb() -> bytes:
    packer = zstandard.ZstdCompressor().compressobj()
    return gigabyte(packer.compress, b"") + packer.flush()


BOMBS = {  # deflate alone packs a thousand times at most: 100 kB hold a gigabyte only where they are packed twice
    "gzip, gzip": lambda: gzip.compress(flushed(31)), "deflate, deflate": lambda: zlib.compress(flushed(15), 9), "br": brotli_bomb,
    "zstd": zstandard_bomb,
}


@pytest.mark.timeout(120)
@pytest.mark.parametrize("encoding", BOMBS)
def test_bombs_are_refused_before_they_unfold(tmp_path: Path, encoding: str) -> None:
    raw = BOMBS[encoding]()
    assert len(raw) <= 100_000
    tracemalloc.start()
    try:
        with pytest.raises(SourceError, match="unpacks to over"):
            inflated("x", raw, encoding)
        assert outcomes(read(tmp_path, record(raw, extra=f"Content-Encoding: {encoding}\r\n"), "a.warc")) == ["too-large"]
        assert tracemalloc.get_traced_memory()[1] < 80_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.timeout(120)
def test_files_that_unpack_to_a_gigabyte(tmp_path: Path) -> None:
    head = record(b"", extra="X: ")[:-6]
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    member = packer.compress(head + bytes(10_000_000)) + b"".join(packer.compress(bytes(10_000_000)) for _ in range(20)) + packer.flush()
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("a.txt", bytes(20_000_000))
    files: list[tuple[bytes, list[str]]] = [
        (flushed(31), ["too-large"]), (zstandard_bomb(), ["too-large"]), (zipped(**{"a.txt": bytes(60_000_000)}), ["too-large"]),
        (packed(member, record(PAGE)), ["too-large", "Officials"]), (other.getvalue(), ["unsupported"]),
    ]
    tracemalloc.start()
    try:
        for raw, expected in files:
            assert outcomes(read(tmp_path, raw)) == expected
        assert tracemalloc.get_traced_memory()[1] < 80_000_000
    finally:
        tracemalloc.stop()


def test_codings(tmp_path: Path) -> None:
    assert inflated("x", gzip.compress(b"hello"), "gzip") == b"hello"
    assert inflated("x", zlib.compress(b"hello"), "deflate") == b"hello"
    assert inflated("x", gzip.compress(brotli.compress(b"hello")), "br, gzip") == b"hello"
    assert inflated("x", b"hello", "identity") == b"hello"
    cut = gzip.compress(b"hello")[:-9]
    for raw, encoding, type in ((b"hello", "compress", "unsupported"), (b"hello", "gzip", "damaged"), (cut, "gzip", "damaged")):
        with pytest.raises(SourceError) as error:
            inflated("x", raw, encoding)
        assert error.value.type == type


def test_the_parsers_answer_in_the_worker() -> None:
    assert parsed("sitemap", "x", b"<urlset><url><loc>https://example.org/1</loc></url></urlset>", list[dict[str, object]])[0]["url"]
