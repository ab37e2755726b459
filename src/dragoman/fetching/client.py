"""Polite and bounded HTTP: one request at a time and a pause for each host, robots.txt kept, every hop checked."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from email.utils import parsedate_to_datetime
from typing import Self
from urllib.parse import urljoin, urlsplit

import aiohttp
from msgspec import Struct
from protego import Protego

from dragoman.errors import SourceError
from dragoman.fetching.addresses import Lookup, PublicResolver, check_url, system_lookup
from dragoman.readers.inflate import inflated
from dragoman.readers.lines import LARGEST

USER_AGENT = "Dragoman/0.1 (reads news; one page at a time)"
MOST_HOPS = 5
LONGEST_DELAY = 60.0
FIRST_REST, LONGEST_REST = 60.0, 86_400.0  # seconds
ROBOTS_SIZE = 500_000
REDIRECTS = {301, 302, 303, 307, 308}


class Policy(Struct, frozen=True):
    """How to behave: `delay` seconds between two requests to a host, `seconds` for a whole answer."""

    delay: float = 2.0
    seconds: float = 30.0
    user_agent: str = USER_AGENT
    allow_private: bool = False
    robots: bool = True


class HttpAnswer(Struct, frozen=True):
    """What a server answered in the end; `url` is the last hop's, `charset` the encoding that is declared, `retry_after` in seconds."""

    url: str
    status: int
    body: bytes = b""
    etag: str | None = None
    modified: str | None = None
    retry_after: float | None = None
    charset: str | None = None


class Host:
    """What is known of one host in this run."""

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.free_at = 0.0
        self.robots: Protego | None = None
        self.refusals, self.rests_until = 0, 0.0

    def heard(self, answer: HttpAnswer) -> None:
        """A host that is asked too much rests as long as it says, and twice as long each time."""
        if answer.status == 429 or (answer.status == 503 and answer.retry_after):
            self.refusals += 1
            wait = max(answer.retry_after or 0.0, FIRST_REST * 2 ** (self.refusals - 1))
            self.rests_until = time.monotonic() + min(wait, LONGEST_REST)
        else:
            self.refusals = 0

    def check_rest(self, url: str) -> None:
        """Raises SourceError: `later`."""
        left = self.rests_until - time.monotonic()
        if left > 0:
            raise SourceError(url, f"its server asked to wait {left:.0f} seconds more", "later")


class Fetcher:
    """An HTTP client for one run; use it as an asynchronous context."""

    def __init__(
        self, policy: Policy, lookup: Lookup = system_lookup, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.policy, self.lookup, self.sleep = policy, lookup, sleep
        self.hosts: dict[str, Host] = {}

    async def __aenter__(self) -> Self:
        connector = aiohttp.TCPConnector(
            resolver=PublicResolver(self.policy.allow_private, self.lookup), use_dns_cache=False, limit_per_host=1, force_close=True,
        )
        self.session = aiohttp.ClientSession(
            connector=connector, auto_decompress=False, cookie_jar=aiohttp.DummyCookieJar(), trust_env=False,
            timeout=aiohttp.ClientTimeout(total=self.policy.seconds, connect=10, sock_read=10),
            headers={"User-Agent": self.policy.user_agent, "Accept-Encoding": "gzip, deflate, br, zstd"},
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.session.close()

    async def get(self, url: str, etag: str | None = None, modified: str | None = None, largest: int = LARGEST) -> HttpAnswer:
        """The answer behind at most five redirects. Raises SourceError: `refused`, `robots`, `redirects`, `timeout`, `damaged`, …"""
        conditions = {name: value for name, value in (("If-None-Match", etag), ("If-Modified-Since", modified)) if value}
        here, seen = url, set[str]()
        while here not in seen and len(seen) <= MOST_HOPS:
            seen.add(here)
            answer, further = await self.hop(here, conditions, largest)
            if further is None:
                return answer
            here = joined(here, further)
        raise SourceError(url, "it redirects in a circle or too often", "redirects")

    async def hop(self, url: str, headers: dict[str, str], largest: int) -> tuple[HttpAnswer, str | None]:
        name = check_url(url, self.policy.allow_private)
        host = self.hosts.setdefault(name, Host())
        async with host.lock:
            host.check_rest(url)
            if self.policy.robots and not await self.allowed(host, url):
                raise SourceError(url, "robots.txt of this host asks not to fetch it", "robots")
            answer, further = await self.request(host, url, headers, largest)
            host.heard(answer)
            return answer, further

    async def allowed(self, host: Host, url: str) -> bool:
        if host.robots is None:
            host.robots = await self.read_robots(host, url)
        return bool(host.robots.can_fetch(url, self.policy.user_agent))

    async def read_robots(self, host: Host, url: str) -> Protego:
        """A host without robots.txt allows all; one that cannot answer allows nothing for now (RFC 9309)."""
        parts = urlsplit(url)
        further: str | None = f"{parts.scheme}://{parts.netloc}/robots.txt"
        try:
            for _ in range(MOST_HOPS):
                check_url(place := joined(url, further or ""), self.policy.allow_private)
                answer, further = await self.request(host, place, {}, ROBOTS_SIZE)
                if further is None:
                    break
        except SourceError as error:
            if error.type == "too-large":
                return Protego.parse("")
            raise
        if answer.status >= 500 or answer.status == 429:
            return Protego.parse("User-agent: *\nDisallow: /")
        return Protego.parse(answer.body.decode("utf8", "replace") if answer.status == 200 else "")

    async def request(self, host: Host, url: str, headers: dict[str, str], largest: int) -> tuple[HttpAnswer, str | None]:
        """One exchange: the answer, and the address it points on to. Called with the host's lock held."""
        await self.sleep(max(0.0, host.free_at - time.monotonic()))
        try:
            async with self.session.get(url, headers=headers, allow_redirects=False) as response:
                further = response.headers.get("Location") if response.status in REDIRECTS else None
                body = b"" if further else await bounded_body(url, response, largest)
                return answer_of(url, response, body), further
        except SourceError:
            raise
        except TimeoutError as error:
            raise SourceError(url, f"no answer in {self.policy.seconds:g} seconds", "timeout") from error
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise SourceError(url, f"{type(error).__name__}: {error}"[:300], "unreachable") from error
        finally:
            host.free_at = time.monotonic() + self.pause(host)

    def pause(self, host: Host) -> float:
        asked = host.robots.crawl_delay(self.policy.user_agent) if host.robots is not None else None
        return max(self.policy.delay, min(float(asked or 0), LONGEST_DELAY))


def joined(url: str, further: str) -> str:
    """Where a redirect leads. Raises SourceError: `refused` where that is no address."""
    try:
        return urljoin(url, further)
    except ValueError as error:
        raise SourceError(url, f"it redirects to no address: {error}", "refused") from error


async def bounded_body(url: str, response: aiohttp.ClientResponse, largest: int) -> bytes:
    pieces, size = [], 0
    async for piece in response.content.iter_chunked(1 << 16):
        size += len(piece)
        if size > largest:
            raise SourceError(url, f"over {largest:,} bytes", "too-large")
        pieces.append(piece)
    body = b"".join(pieces)
    return inflated(url, body, response.headers.get("Content-Encoding", ""), largest) if body else b""


def answer_of(url: str, response: aiohttp.ClientResponse, body: bytes) -> HttpAnswer:
    headers = response.headers
    return HttpAnswer(
        url, response.status, body, headers.get("ETag"), headers.get("Last-Modified"), seconds_of(headers.get("Retry-After")),
        response.charset,
    )


def seconds_of(text: str | None) -> float | None:
    """Retry-After is a number of seconds or a date."""
    if text is None:
        return None
    if text.strip().isdigit():
        return float(text)
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - time.time())
    except ValueError:
        return None
