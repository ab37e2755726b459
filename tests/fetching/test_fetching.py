"""Fetching from a server that misbehaves, and from addresses that must not be asked."""

import asyncio
import io
import ipaddress
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from typer.testing import CliRunner

from dragoman.cli import app
from dragoman.cli.exits import SOME_FAILED
from dragoman.errors import SourceError
from dragoman.fetching import Account, Crawler, Fetcher, FetchState, PageOutput, Policy, load_feeds, one_round
from dragoman.fetching.addresses import PublicResolver, is_public
from dragoman.fetching.client import Host, HttpAnswer, seconds_of
from dragoman.fetching.pages import document_of, postponed
from dragoman.fetching.state import FetchedPage
from dragoman.fetching.watch import WatchedSource
from dragoman.model import Document
from dragoman.readers import documents
from dragoman.readers.declared import Declared
from misbehaving import Server, page, running, zipped

OPEN = Policy(delay=0.0, seconds=2.0, allow_private=True)


@pytest.fixture
def server() -> Iterator[Server]:
    with running() as one:
        yield one


def get(url: str, policy: Policy = OPEN, **conditions: Any) -> HttpAnswer:
    async def run() -> HttpAnswer:
        async with Fetcher(policy) as fetcher:
            return await fetcher.get(url, **conditions)
    return asyncio.run(run())


def refusal(url: str, policy: Policy = OPEN) -> str:
    with pytest.raises(SourceError) as error:
        get(url, policy)
    return error.value.type


Rows = list[dict[str, str]]


def fetch(urls: list[str], folder: Path, again: bool = False, now: float = 0.0) -> tuple[Account, Rows, list[str]]:
    """The account, the documents and the types of what was refused."""
    stream, account, errors = io.BytesIO(), Account(), folder / "errors.jsonl"

    async def run() -> None:
        async with Fetcher(OPEN) as fetcher:
            with FetchState(folder) as state:
                crawler = Crawler(fetcher, state, PageOutput(stream, errors), now=lambda: now)
                for url in urls:
                    await crawler.read(url, account, Declared(), again)
    asyncio.run(run())
    refused = [json.loads(line)["type"] for line in errors.read_text().splitlines()] if errors.exists() else []
    return account, [json.loads(line) for line in stream.getvalue().splitlines()], refused


# Addresses


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255",
     "::1", "::", "fe80::1", "fc00::1", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "2002:7f00:1::", "64:ff9b::7f00:1",
     "ff02::1", "2001:db8::1"],
)
def test_private_addresses_in_every_form(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


def test_public_addresses() -> None:
    assert all(is_public(ipaddress.ip_address(a)) for a in ("93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::5db8:d822"))


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost",
     "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0.0.0.0", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]"],
)
def test_loopback_in_every_spelling_is_refused(server: Server, host: str) -> None:
    server.put("/", page())
    assert refusal(server.url("/", host), replace(OPEN, allow_private=False)) in {"refused", "unreachable"}
    assert not server.requests


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://example.org/", "http://user:word@example.org/", "http://", "//x"])
def test_other_schemes_are_refused(url: str) -> None:
    assert refusal(url) == "refused"


@pytest.mark.parametrize(
    "target", ["http://169.254.169.254/latest/meta-data/", "http://[fe80::1]/", "file:///etc/passwd", "http://127.0.0.1:1/", "http://0/"],
)
def test_a_redirect_is_checked_like_a_first_address(server: Server, target: str) -> None:
    server.put("/", status="302 Found", headers=f"Location: {target}\r\n")

    async def lookup(host: str, port: int) -> list[str]:
        return ["127.0.0.1"] if host == "public.example" else [host]

    class Trusting(PublicResolver):
        """Stands in for the public network: one name leads to the test server."""

        async def resolve(self, host: str, port: int = 0, family: object = None) -> list:  # type: ignore[type-arg]
            self.allow_private = host == "public.example"
            return await super().resolve(host, port)

    async def run() -> str:
        async with Fetcher(replace(OPEN, allow_private=False, robots=False), lookup) as fetcher:
            fetcher.session.connector._resolver = Trusting(lookup=lookup)  # type: ignore[union-attr]
            with pytest.raises(SourceError) as error:
                await fetcher.get(server.url("/", "public.example"))
            return error.value.type
    assert asyncio.run(run()) in {"refused", "unreachable"}
    assert len(server.requests) == 1


@pytest.mark.parametrize("target", ["http://[x", "//[::1", "http://x:y/", "http:///", "\x85://"])
def test_a_redirect_to_what_is_no_address_loses_its_page_only(server: Server, tmp_path: Path, target: str) -> None:
    server.put("/1", status="302 Found", headers=f"Location: {target}\r\n")
    server.put("/2", page())
    account, rows, _ = fetch([server.url("/1"), server.url("/2")], tmp_path)
    assert (account.failed, account.read, len(rows)) == (1, 1, 1)


def test_a_name_that_changes_its_address_between_check_and_connection(server: Server) -> None:
    answers = iter([["93.184.216.34"], ["127.0.0.1"]])
    asked = []

    async def lookup(host: str, port: int) -> list[str]:
        asked.append(host)
        return next(answers)

    async def run() -> list[str]:
        resolver = PublicResolver(lookup=lookup)
        first = await resolver.resolve("rebind.example", server.port)
        with pytest.raises(SourceError, match="not a public address"):
            await resolver.resolve("rebind.example", server.port)
        return [one["host"] for one in first]
    assert asyncio.run(run()) == ["93.184.216.34"]
    assert asked == ["rebind.example"] * 2
    mixed = asyncio.run(PublicResolver(lookup=lambda h, p: asyncio.sleep(0, ["10.0.0.1", "93.184.216.34"])).resolve("x", 80))
    assert [one["host"] for one in mixed] == ["93.184.216.34"]


# Servers that misbehave


def test_what_servers_do_wrong(server: Server) -> None:
    server.put("/short", page(), length=10_000)
    server.put("/circle", status="302 Found", headers="Location: /circle\r\n")
    for n in range(9):
        server.put(f"/long{n}", status="302 Found", headers=f"Location: /long{n + 1}\r\n")
    server.put("/bomb", zipped(bytes(60_000_000)), headers="Content-Encoding: gzip\r\n")
    server.put("/lie", page(), headers="Content-Encoding: br\r\n")
    server.put("/large", bytes(11_000_000))
    server.answers["/slow"] = [20.0]
    server.answers["/rubbish"] = [b"\x00\x01rubbish\r\n\r\n"]
    expected = {
        "/short": "unreachable", "/circle": "redirects", "/long0": "redirects", "/bomb": "too-large", "/lie": "damaged",
        "/large": "too-large", "/slow": "timeout", "/rubbish": "unreachable",
    }
    assert {path: refusal(server.url(path)) for path in expected} == expected
    assert refusal("http://127.0.0.1:1/") == "unreachable"


def test_robots_are_kept(server: Server) -> None:
    server.put("/robots.txt", b"User-agent: *\nDisallow: /private\nCrawl-delay: 0")
    server.put("/private/1", page())
    server.put("/1", zipped(page()), headers="Content-Encoding: gzip\r\n")
    assert refusal(server.url("/private/1")) == "robots"
    assert get(server.url("/1")).body == page()
    assert server.seen["/private/1"] == 0
    assert all("User-Agent: Dragoman/" in request for request in server.requests)


def test_a_server_whose_robots_fail_is_left_alone(server: Server) -> None:
    server.put("/robots.txt", status="503 Unavailable")
    assert refusal(server.url("/1")) == "robots"


def test_robots_behind_a_redirect_are_kept(server: Server) -> None:
    server.put("/robots.txt", status="301 Moved", headers="Location: /elsewhere.txt\r\n")
    server.put("/elsewhere.txt", b"User-agent: *\nDisallow: /private")
    assert refusal(server.url("/private/1")) == "robots"


def test_a_host_that_is_asked_too_much_is_left_alone(server: Server, tmp_path: Path) -> None:
    for path in ("/1", "/2"):
        server.put(path, status="429 Too Many Requests", headers="Retry-After: 120\r\n")
        server.put(path, page())
    urls = [server.url("/1"), server.url("/2")]
    account, _, refused = fetch(urls, tmp_path)
    assert (account.failed, refused, server.seen["/2"]) == (2, ["http-status", "later"], 0)
    assert [fetch(urls[1:], tmp_path, now=now)[0].read for now in (1.0, 130.0)] == [0, 1]

    host = Host()
    rests = []
    for asked in (None, None, 1000.0):
        host.heard(HttpAnswer("", 429, retry_after=asked))
        rests.append(round(host.rests_until - time.monotonic()))
    host.heard(HttpAnswer("", 200))
    assert (rests, host.refusals) == ([60, 120, 1000], 0)


def test_pauses_between_requests_to_one_host(server: Server) -> None:
    server.put("/1", page())
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    async def run() -> None:
        async with Fetcher(replace(OPEN, delay=2.0), sleep=sleep) as fetcher:
            await asyncio.gather(fetcher.get(server.url("/1")), fetcher.get(server.url("/1")))
    asyncio.run(run())
    assert [round(seconds) for seconds in slept] == [0, 2, 2]


# Pages, state and accounts


def test_pages_become_documents_once(server: Server, tmp_path: Path) -> None:
    server.put("/1", page(1), headers='ETag: W/"ä-1"\r\nLast-Modified: Tue, 05 Mar 2024 10:00:00 GMT\r\n')
    server.put("/1", status="304 Not Modified")
    server.put("/copy", page(1))
    server.put("/gone", status="410 Gone")
    server.put("/image", b"PK\x03\x04")
    urls = [server.url(path) for path in ("/1", "/copy", "/gone", "/missing", "/image")]
    account, found, refused = fetch(urls, tmp_path)
    assert str(account) == "in 5 = 1 read + 1 duplicate + 1 rejected + 2 failed"
    assert [document["title"] for document in found] == ["Talks 1"]
    assert refused == ["gone", "http-status", "unsupported"]
    assert len(list((tmp_path / "raw").rglob("*.zst"))) == 2

    before = dict(server.seen)
    account, found, _ = fetch(urls[:3], tmp_path)
    assert (str(account), found) == ("in 3 = 0 read + 3 duplicate + 0 rejected + 0 failed", [])
    assert server.seen["/1"] == before["/1"]

    account, found, _ = fetch(urls[:1], tmp_path, again=True)
    assert (account.duplicate, found) == (1, [])
    assert "If-Modified-Since: Tue, 05 Mar 2024 10:00:00 GMT" in server.requests[-1]
    assert 'If-None-Match: W/"ä-1"'.encode() in server.requests[-1].encode("latin-1")


def test_too_many_requests(server: Server, tmp_path: Path) -> None:
    server.put("/1", status="429 Too Many Requests", headers="Retry-After: 120\r\n")
    server.put("/1", page(1))
    url = server.url("/1")
    assert [fetch([url], tmp_path, now=now)[0].read for now in (1000.0, 1100.0, 1121.0)] == [0, 0, 1]
    assert server.seen["/1"] == 2


def test_waits_grow() -> None:
    one = FetchedPage(url="x", outcome="later")
    waits = []
    for _ in range(3):
        one = postponed(one, 0.0, None, "", "later")
        waits.append(one.next_try)
    assert waits == [60.0, 120.0, 240.0]
    assert postponed(one, 0.0, 5000.0, "", "later").next_try == 5000.0
    assert (seconds_of("7"), seconds_of("soon"), seconds_of("Tue, 05 Mar 2024 10:00:00 GMT")) == (7.0, None, 0.0)


RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title>{items}</channel></rss>"""


def test_watching_a_feed(server: Server, tmp_path: Path) -> None:
    items = "".join(f"<item><title>T</title><link>{server.url(f'/{n}')}</link></item>" for n in (1, 2, 9))
    server.put("/feed", RSS.format(items=items).encode(), headers='ETag: "a"\r\n')
    server.put("/feed", status="304 Not Modified")
    for n in (1, 2):
        server.put(f"/{n}", page(n))
    feeds = tmp_path / "feeds.toml"
    first, second = server.url("/feed"), server.url("/nothing")
    feeds.write_text(f'[[feed]]\nurl = "{first}"\noutlet = "Post"\n[[feed]]\nurl = "{second}"\nname = "gone"\n')

    def watch() -> tuple[list[str], list[dict[str, str]], Account]:
        stream, told = io.BytesIO(), list[str]()

        async def run() -> Account:
            async with Fetcher(OPEN) as fetcher:
                with FetchState(tmp_path / "state") as state:
                    crawler = Crawler(fetcher, state, PageOutput(stream, None), keep_raw=False)
                    return await one_round(load_feeds(feeds).feed, crawler, lambda done: told.append(str(done)))
        account = asyncio.run(run())
        return sorted(told), [json.loads(line) for line in stream.getvalue().splitlines()], account

    told, found, account = watch()
    assert told == ["gone: answered with 404", f"{first}: 3 entries; in 3 = 2 read + 0 duplicate + 0 rejected + 1 failed"]
    assert [(document["title"], document["outlet"]) for document in found] == [("Talks 1", "Post"), ("Talks 2", "Post")]
    assert account.seen == 4
    told, found, account = watch()
    assert (told[1], found) == (f"{first}: 0 entries; in 0 = 0 read + 0 duplicate + 0 rejected + 0 failed", [])
    assert 'If-None-Match: "a"' in server.requests[-1] + server.requests[-2]
    assert not (tmp_path / "state" / "raw").exists()


def test_an_article_that_failed_is_tried_again_though_its_feed_did_not_change(server: Server, tmp_path: Path) -> None:
    server.put("/feed", RSS.format(items=f"<item><link>{server.url('/1')}</link></item>").encode(), headers='ETag: "a"\r\n')
    server.put("/feed", status="304 Not Modified")
    server.put("/1", status="503 Service Unavailable")
    server.put("/1", page(1))

    async def watch(now: float) -> Account:
        async with Fetcher(OPEN) as fetcher:
            with FetchState(tmp_path) as state:
                crawler = Crawler(fetcher, state, PageOutput(io.BytesIO(), None), now=lambda: now)
                return await one_round([WatchedSource(server.url("/feed"))], crawler, lambda done: None)
    accounts = [asyncio.run(watch(now)) for now in (1000.0, 1030.0, 1061.0, 1062.0)]
    assert [(account.read, account.failed) for account in accounts] == [(0, 1), (0, 0), (1, 0), (0, 0)]


# The commands


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-c", "from dragoman.cli import main; main()", *arguments]


def test_a_run_that_is_killed_goes_on_where_it_was(server: Server, tmp_path: Path) -> None:
    server.put("/1", page(1))
    server.answers["/2"] = [30.0]
    urls = [server.url("/1"), server.url("/2")]
    arguments = command("fetch", *urls, "--state", str(tmp_path), "--allow-private", "--delay", "0")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(arguments, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as run:
        assert run.stdout is not None
        assert json.loads(run.stdout.readline())["title"] == "Talks 1"
        with FetchState(tmp_path) as state:
            while not (server.seen["/2"] and state.page(urls[0])):
                time.sleep(0.01)
        run.kill()
    server.answers["/2"] = []
    server.put("/2", page(2))
    done = subprocess.run(arguments, env=environment, capture_output=True, text=True, check=False)
    assert [json.loads(line)["title"] for line in done.stdout.splitlines()] == ["Talks 2"]
    assert done.stderr == "in 2 = 1 read + 1 duplicate + 0 rejected + 0 failed\n"
    assert (done.returncode, server.seen["/1"]) == (0, 1)


def test_watch_once(server: Server, tmp_path: Path) -> None:
    server.put("/feed", RSS.format(items=f"<item><link>{server.url('/1')}</link></item>").encode())
    server.put("/1", page(1))
    (tmp_path / "feeds.toml").write_text(f'[[feed]]\nurl = "{server.url("/feed")}"\nname = "Post"\n')
    result = CliRunner().invoke(app, [
        "watch", str(tmp_path / "feeds.toml"), "--once", "--state", str(tmp_path / "state"), "--out", str(tmp_path / "news.jsonl"),
        "--allow-private", "--delay", "0",
    ])
    assert result.exit_code == 0
    assert "Post: 1 entries; in 1 = 1 read" in result.stderr
    documents_again = list(documents(tmp_path / "news.jsonl"))
    assert [one.title for one in documents_again if isinstance(one, Document)] == ["Talks 1"]


def test_what_cannot_be_fetched_is_told_with_its_reason(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["fetch", "notaurl", "--state", str(tmp_path)])
    assert result.exit_code == SOME_FAILED
    assert "notaurl: only http and https addresses are fetched (refused)" in result.stderr
    assert "1 failed" in result.stderr


def test_the_page_of_an_error_is_no_document_whoever_asks() -> None:
    with pytest.raises(SourceError) as refused:
        document_of(HttpAnswer("https://example.org/a", 404, b"<html><body><p>Not found.</p></body></html>"), Declared())
    assert refused.value.type == "http-status"


def test_the_encoding_that_a_server_declares_counts() -> None:
    page = "<html><body><article><p>Министр иностранных дел Норвегии заявил, что Осло направит суда.</p></article></body></html>"
    answer = HttpAnswer("https://example.org/a", 200, page.encode("cp1251"), charset="windows-1251")
    assert document_of(answer, Declared()).text.startswith("Министр иностранных дел")
