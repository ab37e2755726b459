"""Addresses where files may stand, feeds and sitemaps where articles may."""

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dragoman.batch.sources import all_documents
from dragoman.cli import app
from dragoman.fetching import Policy, Visitor, watch
from dragoman.model import Document
from dragoman.readers import Declared, Failure
from misbehaving import Server, page, running

OPEN = ["--allow-private", "--delay", "0"]
RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title>{items}</channel></rss>"""
SITEMAP = '<?xml version="1.0"?><{kind} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</{kind}>'


@pytest.fixture
def server() -> Iterator[Server]:
    with running() as one:
        yield one


def rss(*urls: str) -> bytes:
    items = "".join(f"<item><title>T</title><link>{url}</link><description>Short.</description></item>" for url in urls)
    return RSS.format(items=items).encode()


def sitemap(*urls: str, index: bool = False) -> bytes:
    row, kind = ("sitemap", "sitemapindex") if index else ("url", "urlset")
    return SITEMAP.format(kind=kind, rows="".join(f"<{row}><loc>{url}</loc></{row}>" for url in urls)).encode()


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments])


def titles(lines: str) -> list[str]:
    return sorted(json.loads(line)["title"] for line in lines.splitlines())


def read(server: Server, path: str) -> list[Document | Failure]:
    with Visitor(Policy(delay=0.0, seconds=2.0, allow_private=True)) as visitor:
        return list(visitor.documents(server.url(path), Declared(outlet="Post")))


def test_an_address_is_read_like_a_file(server: Server) -> None:
    server.put("/1", page(1))
    server.put("/feed", rss(server.url("/1"), server.url("/2")))
    server.put("/news.txt", b"Plain words.")
    [document] = read(server, "/1")
    assert isinstance(document, Document)
    assert (document.title, document.outlet, document.url) == ("Talks 1", "Post", server.url("/1"))
    assert document.id.startswith("d")
    assert [one.url for one in read(server, "/feed") if isinstance(one, Document)] == [server.url("/1"), server.url("/2")]
    assert [one.text for one in read(server, "/news.txt") if isinstance(one, Document)] == ["Plain words."]
    assert [(one.id, one.type) for one in read(server, "/none") if isinstance(one, Failure)] == [(server.url("/none"), "http-status")]


def test_behind_a_sitemap_is_what_it_lists(server: Server, tmp_path: Path) -> None:
    inner = gzip.compress(sitemap(server.url("/1"), server.url("/2")))
    server.put("/news.xml.gz", inner, headers="Content-Type: application/gzip\r\n")
    server.put("/sitemap.xml", sitemap(server.url("/news.xml.gz"), index=True))
    for number in (1, 2):
        server.put(f"/{number}", page(number))
    assert [one.title for one in read(server, "/sitemap.xml") if isinstance(one, Document)] == ["Talks 1", "Talks 2"]
    done = run("fetch", server.url("/sitemap.xml"), "--state", tmp_path / "a", *OPEN)
    assert (titles(done.stdout), done.exit_code) == (["Talks 1", "Talks 2"], 0)
    assert done.stderr == "in 2 = 2 read + 0 duplicate + 0 rejected + 0 failed\n"
    again = run("fetch", server.url("/sitemap.xml"), "--state", tmp_path / "a", *OPEN)
    assert (again.stdout, again.stderr) == ("", "in 2 = 0 read + 2 duplicate + 0 rejected + 0 failed\n")
    (tmp_path / "saved.xml.gz").write_bytes(inner)
    assert titles(run("fetch", tmp_path / "saved.xml.gz", "--state", tmp_path / "b", *OPEN).stdout) == ["Talks 1", "Talks 2"]


def test_a_feed_and_sitemaps_that_list_each_other(server: Server, tmp_path: Path) -> None:
    server.put("/feed", rss(server.url("/1")))
    server.put("/1", page(1))
    server.put("/circle", sitemap(server.url("/circle"), index=True))
    assert titles(run("fetch", server.url("/feed"), "--state", tmp_path, *OPEN).stdout) == ["Talks 1"]
    done = run("fetch", server.url("/circle"), "--state", tmp_path, *OPEN)
    assert done.stderr.splitlines() == [
        f"not read  {server.url('/circle')}: a list in a list of lists (no-article)",
        "in 1 = 0 read + 0 duplicate + 1 rejected + 0 failed",
    ]
    assert "list of lists" in (tmp_path / "errors.jsonl").read_text("utf8")
    assert [one.type for one in read(server, "/circle") if isinstance(one, Failure)] == ["no-article"]


def test_addresses_and_files_in_one_run(server: Server, tmp_path: Path) -> None:
    server.put("/1", page(1))
    (tmp_path / "a.txt").write_text("Words.")
    sources = [str(tmp_path / "a.txt"), server.url("/1")]
    found = [one.title if isinstance(one, Document) else one.type for one in all_documents(sources, Declared(), allow_private=True)]
    assert found == [None, "Talks 1"]
    refused = [one for one in all_documents(sources, Declared(), allow_private=False) if isinstance(one, Failure)]
    assert [(one.id, one.type) for one in refused] == [(server.url("/1"), "refused")]


def test_more_articles_than_fit_a_round_wait_for_the_next(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "MOST_NEW", 2)
    server.put("/feed", rss(*(server.url(f"/{n}") for n in range(5))), headers='ETag: "a"\r\n')
    for number in range(5):
        server.put(f"/{number}", page(number))
    (tmp_path / "feeds.toml").write_text(f'[[feed]]\nurl = "{server.url("/feed")}"\nname = "Post"\n')
    told = [run("watch", tmp_path / "feeds.toml", "--once", "--state", tmp_path / "state", *OPEN).stderr.splitlines()[0] for _ in range(3)]
    assert told == [
        "Post: 5 entries; in 2 = 2 read + 0 duplicate + 0 rejected + 0 failed; 3 wait for the next round",
        "Post: 5 entries; in 4 = 2 read + 2 duplicate + 0 rejected + 0 failed; 1 wait for the next round",
        "Post: 5 entries; in 5 = 1 read + 4 duplicate + 0 rejected + 0 failed",
    ]


def test_a_watch_that_is_killed_loses_and_repeats_nothing(server: Server, tmp_path: Path) -> None:
    server.put("/feed", rss(server.url("/1"), server.url("/2")), headers='ETag: "a"\r\n')
    server.put("/1", page(1))
    server.answers["/2"] = [30.0]
    (tmp_path / "feeds.toml").write_text(f'[[feed]]\nurl = "{server.url("/feed")}"\n')
    out = tmp_path / "news.jsonl"
    arguments = ["watch", str(tmp_path / "feeds.toml"), "--once", "--state", str(tmp_path / "state"), "--out", str(out), *OPEN]
    program = [sys.executable, "-c", "from dragoman.cli import main; main()", *arguments]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(program, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as killed:
        while not server.seen["/2"]:
            time.sleep(0.01)
        killed.send_signal(signal.SIGKILL)
    with out.open("ab") as torn:
        torn.write(b'{"id": "torn", "te')
    server.answers["/2"] = []
    server.put("/2", page(2))
    assert run(*arguments).exit_code == 0
    lines = out.read_text("utf8").splitlines()
    assert [json.loads(line)["title"] for line in (lines[0], lines[2])] == ["Talks 1", "Talks 2"]
    assert (len(lines), server.seen["/1"]) == (3, 1)


def test_what_was_declared_survives_the_way_over_a_file(server: Server, tmp_path: Path) -> None:
    head = b"<meta property='article:published_time' content='2024-03-05T10:00:00+03:00'><meta name='author' content='Anna Smith'>"
    server.put("/1", page(1).replace(b"<head>", b"<head>" + head))
    lines = run("fetch", server.url("/1"), "--state", tmp_path, *OPEN).stdout
    (tmp_path / "a.jsonl").write_text(lines, "utf8")
    [again] = all_documents([str(tmp_path / "a.jsonl")], Declared(), allow_private=False)
    assert isinstance(again, Document)
    assert again.origin is not None
    assert (again.origin.authors, again.origin.dates[0].source) == (("Anna Smith",), "open-graph")
