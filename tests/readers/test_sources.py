"""What comes in is read or refused with a reason, and never altered."""

import gzip
import io
import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from dragoman.errors import SourceError
from dragoman.model import Document
from dragoman.readers import Failure, documents

RUSSIAN = "Президент России заявил, что переговоры с Северной Кореей продолжатся в сентябре.\r\n\r\n«Мы готовы»,\u00a0– сказал он.\r"
PAGE = """<!DOCTYPE html><html lang="en"><head><title>Talks resume</title>
<meta property="og:site_name" content="The Daily Post">
<meta property="article:published_time" content="2024-03-05T10:00:00+03:00"></head><body>
<nav>Home | World</nav><article><h1>Talks resume</h1>
<p>Officials of both countries said on Tuesday that talks on the border would be resumed within two weeks in the capital.</p>
<p>The ministry gave no further details, but a spokesman said that the date had been agreed by both sides last month.</p>
</article></body></html>"""


def read(path: Path, content: str | bytes, name: str = "a.txt", **declared: str) -> list[Document | Failure]:
    file = path / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(documents(file, **declared))


def only(found: list[Document | Failure]) -> Document:
    assert len(found) == 1
    assert isinstance(found[0], Document), found
    return found[0]


def types(found: list[Document | Failure]) -> list[str]:
    return [one.type if isinstance(one, Failure) else one.id for one in found]


def test_text_comes_as_it_is(tmp_path: Path) -> None:
    document = only(read(tmp_path, RUSSIAN, "2022.08.report.txt", published="2022-08-15", language="ru", outlet="Gazette"))
    assert document == Document(id="2022", text=RUSSIAN, language="ru", published="2022-08-15", outlet="Gazette")


@pytest.mark.parametrize("encoding", ["cp1251", "koi8_r", "utf-8-sig", "utf-16", "cp866"])
def test_old_encodings(tmp_path: Path, encoding: str) -> None:
    text = RUSSIAN.replace("–", "-").replace("«", '"').replace("»", '"')
    assert only(read(tmp_path, text.encode(encoding))).text == text


@pytest.mark.parametrize(
    ("content", "type"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        ("\u00a0\n".encode(), "empty"),
        (bytes(range(256)) * 8, "binary"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", "binary"),
        (RUSSIAN.encode()[:-9] + b"\xff\xd0.", "wrong-encoding"),
        (b"PK\x03\x04 and so on", "damaged"),
        (b"%PDF-1.4", "damaged"),
        (gzip.compress(RUSSIAN.encode(), mtime=0)[:60], "damaged"),
        (gzip.compress(b"x" * 50_000_000), "too-large"),
        (b"x" * 50_000_000, "too-large"),
        (b"<html><body></body></html>", "no-article"),
    ],
)
def test_what_is_no_document(tmp_path: Path, content: bytes, type: str) -> None:
    assert types(read(tmp_path, content)) == [type]


def test_missing_file(tmp_path: Path) -> None:
    assert types(list(documents(tmp_path / "none.txt"))) == ["unreadable"]


def test_a_json_document(tmp_path: Path) -> None:
    row: dict[str, Any] = {"id": "x-1", "language": "RU", "published": "2022-08-15", "outlet": None, "text": RUSSIAN, "claims": []}
    expected = Document(id="x-1", text=RUSSIAN, language="ru", published="2022-08-15")
    assert only(read(tmp_path, json.dumps(row, indent=1, ensure_ascii=False), "y.json")) == expected
    assert only(read(tmp_path, json.dumps(row), "y.json")) == expected
    assert only(read(tmp_path, json.dumps({"text": "Talks."}), "y.z.json")).id == "y"


def test_lines_of_json_each_for_itself(tmp_path: Path) -> None:
    lines = [
        '{"id": "a", "text": "One."}', "", '{"id": "b", "date": "20220115", "event_text": "Two."}', '{"id": "c", "text": 7}',
        '{"id": "d", "te',
        '{"id": "e", "text": " "}', '{"id": "f", "title": "None"}', '{"id": "g", "text": "x", "language": "Elvish"}',
        '{"id": 8, "text": "Eight."}',
        '{"id": "i", "text": "x", "published": "yesterday"}', '{"text": "No id."}',
    ]
    found = read(tmp_path, "\n".join(lines), "n.jsonl", outlet="Gazette", published="2020-02-02")
    assert types(found)[:-1] == ["a", "b", "wrong-field", "broken-json", "empty", "no-text", "unknown-language", "8", "bad-date"]
    assert found[1] == Document(id="b", text="Two.", published="2022-01-15", outlet="Gazette")
    assert [f.id for f in found if isinstance(f, Failure)] == ["c", "n.jsonl:5", "e", "f", "g", "i"]
    assert types(found)[-1].startswith("d")
    assert found == read(tmp_path, gzip.compress("\n".join(lines).encode()), "n.jsonl", outlet="Gazette", published="2020-02-02")


def test_one_huge_line_loses_itself_only(tmp_path: Path) -> None:
    huge = b'{"id": "a", "text": "' + b"x" * 50_000_000 + b'"}'
    assert types(read(tmp_path, b'{"id": "a", "text": "x"}\n' + huge + b'\n{"id": "b", "text": "x"}', "n.jsonl")) == ["a", "too-large", "b"]


def test_arrays_and_broken_files_of_json(tmp_path: Path) -> None:
    assert types(read(tmp_path, '[{"id": "a", "text": "x"},\n {"id": "b"}]', "n.json")) == ["a", "no-text"]
    assert types(read(tmp_path, '{"id": "a",\n "text": "x"', "n.json")) == ["broken-json"]
    assert types(read(tmp_path, '{"id": "a"', "n.json")) == ["broken-json"]


def test_a_page(tmp_path: Path) -> None:
    document = only(read(tmp_path, PAGE, "8a.html"))
    assert (document.id, document.title, document.outlet) == ("8a", "Talks resume", "The Daily Post")
    assert "Officials of both countries said" in document.text
    assert "Home" not in document.text
    assert (document.published or "")[:10] == "2024-03-05"
    assert only(read(tmp_path, gzip.compress(PAGE.encode()), "8a.html.gz")) == document


def test_a_folder_in_order_without_hidden_files(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/2.txt", "1.txt", ".3.txt"):
        (tmp_path / name).write_text(name)
    assert types(list(documents(tmp_path))) == ["1", "2"]


@pytest.mark.parametrize(("content", "ids"), [("Plain words.", 1), ('{"id": "a", "text": "x"}\n{"id": "b", "text": "x"}\n', 2)])
def test_standard_input(monkeypatch: pytest.MonkeyPatch, content: str, ids: int) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(content.encode())))
    found = list(documents("-"))
    assert len(found) == ids
    assert all(isinstance(one, Document) for one in found)


def test_languages_that_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "a", "text": "x", "language": "fr"}\n{"id": "b", "text": "x", "language": "en"}')
    assert types(list(documents(tmp_path / "a.jsonl", languages={"ru", "en"}))) == ["unknown-language", "b"]


@pytest.mark.parametrize("declared", [{"published": "soon"}, {"language": "Elvish"}])
def test_senseless_declarations(tmp_path: Path, declared: dict[str, str]) -> None:
    with pytest.raises(SourceError):
        documents(tmp_path, **declared)
