"""What pages declare of themselves, and pages that mean harm."""

from pathlib import Path

import pytest

from dragoman.errors import EngineError
from dragoman.model import DateCandidate, Document
from dragoman.readers import Failure, documents
from dragoman.readers.article import ExtractedArticle
from dragoman.readers.sandbox import SANDBOX, parsed
from dragoman.workers import sandbox

BODY = """<article><h1>Talks resume</h1><p>Officials of both countries said on Tuesday that talks on the border would be resumed
within two weeks in the capital, and that the delegations would be led by deputy foreign ministers.</p><p>The ministry gave no further
details, but a spokesman said that the date had been agreed by both sides last month after long letters.</p></article>"""
JSON_LD = """<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": "NewsArticle",
"headline": "Talks to resume", "datePublished": "2024-03-05T10:00:00+0300", "dateModified": "2024-03-06", "articleSection": "World",
"author": [{"@type": "Person", "name": "Anna Smith"}], "publisher": {"name": "Daily\u200b Post"}, "isBasedOn": "https://example.org/first"}]}</script>"""
META = """<meta property="article:published_time" content="2024-03-04"><link rel="canonical" href="/2024/03/05/talks">
<link rel="alternate" hreflang="ru" href="https://example.org/ru/talks"><script type="application/ld+json">{broken</script>"""


def page(head: str = "", body: str = BODY) -> bytes:
    return f"<!doctype html><html lang='en'><head><title>Talks resume - Post</title>{head}</head><body>{body}</body></html>".encode()


def parse(raw: bytes, url: str | None = None) -> ExtractedArticle:
    return parsed("page", "test", raw, ExtractedArticle, url)


def test_declarations_in_order_of_trust() -> None:
    found = parse(page(JSON_LD + META), "https://example.org/2024/03/05/talks?from=feed")
    assert (found.title, found.outlet, found.published) == ("Talks to resume", "Daily Post", "2024-03-05T10:00:00+03:00")
    assert found.url == "https://example.org/2024/03/05/talks"
    origin = found.origin
    assert (origin.authors, origin.section, origin.language, origin.original) == (("Anna Smith",), "World", "en", "https://example.org/first")
    assert origin.translations == ("https://example.org/ru/talks",)
    assert origin.dates[:4] == (
        DateCandidate("2024-03-05T10:00:00+0300", "json-ld"), DateCandidate("2024-03-04", "open-graph"),
        DateCandidate("2024-03-05", "address"), DateCandidate("2024-03-06", "json-ld-modified"),
    )


def test_a_page_that_declares_nothing() -> None:
    found = parse(page())
    assert found.title == "Talks resume - Post" or found.title == "Talks resume"
    assert (found.outlet, found.url, found.origin.authors) == (None, None, ())
    assert "talks on the border" in found.text


def test_names_in_two_alphabets(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(page("<meta property='og:site_name' content='Rеuters'><link rel='canonical' href='https://xn--ruters-3of.com/1'>"))
    [found] = documents(tmp_path / "a.html")
    assert isinstance(found, Document)
    assert found.origin is not None
    assert found.origin.warnings == ("the outlet's name mixes alphabets: Rеuters", "the address mixes alphabets: rеuters.com")


def test_invisible_characters_do_not_become_text() -> None:
    found = parse(page(body=BODY.replace("Officials", "Offi\u200bcials \u202eof\u202c")))
    assert "Officials of of both" in found.text


# Threats: each page loses itself, and the next one is read.


def outcome(folder: Path, raw: bytes) -> str:
    (folder / "a.html").write_bytes(raw)
    (folder / "b.html").write_bytes(page())
    first, second = documents(folder)
    assert isinstance(second, Document)
    return first.type if isinstance(first, Failure) else "read"


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (page(body="<b>x</b>" * 500_000), "hostile"),
        (page(body="<p " + " ".join(f"a{i}=1" for i in range(300_000)) + ">Hello</p>"), "hostile"),
        (page(body="<div>" * 100_000 + BODY), {"read", "no-article"}),
        (page(body=BODY + "<i>" * 20_000), {"read", "no-article"}),
        (b'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]>' + page(body="&b;")[15:], {"read", "no-article"}),
    ],
    ids=["a million tags", "300,000 attributes", "100,000 nested divs", "20,000 nested inline tags", "entities"],
)
def test_hostile_pages(tmp_path: Path, raw: bytes, expected: str | set[str]) -> None:
    assert outcome(tmp_path, raw) in ({expected} if isinstance(expected, str) else expected)


def test_a_page_that_takes_too_long_or_kills_the_parser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "PATIENCE", 0.0)
    (tmp_path / "a.html").write_bytes(page())
    found = list(documents(tmp_path))
    assert isinstance(found[0], Failure)
    assert found[0].type == "hostile"
    monkeypatch.undo()
    assert parse(page()).text
    assert SANDBOX.process is not None
    SANDBOX.process.process.kill()
    SANDBOX.process.process.wait()
    assert [one.type for one in documents(tmp_path) if isinstance(one, Failure)] == ["hostile"]
    assert isinstance(next(documents(tmp_path)), Document)


def test_a_parser_whose_library_is_missing_is_an_error_of_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No page is hostile because the installation is broken."""
    (tmp_path / "incomplete.py").write_text("import no_such_library\n")
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.html").write_bytes(page())
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr("dragoman.readers.sandbox.SANDBOX", sandbox.Sandbox("incomplete"))
    with pytest.raises(EngineError, match="no_such_library"):
        list(documents(tmp_path / "pages"))
