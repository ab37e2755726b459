"""Who may ask, and what a browser may do with the answer."""

import hashlib
import hmac
import ipaddress
import time
from collections import deque
from collections.abc import Callable
from urllib.parse import urlsplit

from msgspec import Struct
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "dragoman"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
OPEN_PATHS = ("/static/", "/enter")  # what can be seen without a token
LARGEST_BODY = 5_000_000  # bytes
MOST_FAILURES, WINDOW = 10, 60.0  # wrong tokens that one address may send in so many seconds
MOST_ADDRESSES = 10_000
LOOPBACK_NAMES = ("localhost", "127.0.0.1", "::1")
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "object-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-cache",
}


class Access(Struct, frozen=True):
    """Who may do what: with a `token` only those who have it; `hosts` are the names the server goes by (empty: any)."""

    token: str | None = None
    read_only: bool = False
    hosts: tuple[str, ...] = LOOPBACK_NAMES

    def accepts_token(self, secret: str) -> bool:
        """Whether this is the token; takes as long for a near miss as for a far one."""
        return self.token is not None and hmac.compare_digest(secret.encode("utf8", "replace"), self.token.encode())

    @property
    def cookie_value(self) -> str:
        """What a browser keeps instead of the token."""
        return hmac.new((self.token or "").encode(), b"dragoman browser", hashlib.sha256).hexdigest()

    def accepts_cookie(self, cookie: str) -> bool:
        return self.token is not None and hmac.compare_digest(cookie.encode("utf8", "replace"), self.cookie_value.encode())


class Refusal(Struct, frozen=True):
    """Why a request is not answered: an HTTP status and one word for programs; `wait` is in seconds."""

    status: int
    reason: str
    wait: int = 0


Refuse = Callable[[Request, Refusal], Response]


class FailedTokens:
    """Wrong tokens of the last minute, by address."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._times: dict[str, deque[float]] = {}

    def add(self, address: str) -> None:
        if len(self._times) >= MOST_ADDRESSES:
            self._times = {known: times for known, times in self._times.items() if self._recent(times)}
        self._times.setdefault(address, deque(maxlen=MOST_FAILURES)).append(self._now())

    def wait(self, address: str) -> int:
        """For how many seconds an address is not listened to."""
        times = self._times.get(address)
        if times is None or len(times) < MOST_FAILURES:
            return 0
        return max(0, round(times[0] + WINDOW - self._now() + 0.5))

    def _recent(self, times: deque[float]) -> bool:
        return times[-1] > self._now() - WINDOW


class Guard:
    """Refuses what may not be asked, and tells browsers to load nothing from elsewhere."""

    def __init__(self, app: ASGIApp, access: Access, failed_tokens: FailedTokens, refuse: Refuse) -> None:
        self.app, self.access, self.failed_tokens, self.refuse = app, access, failed_tokens, refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        refusal = self.refusal(request)
        answer = self.app if refusal is None else self.refuse(request, refusal)
        await answer(scope, bounded_body(receive), with_security_headers(send))

    def refusal(self, request: Request) -> Refusal | None:
        """Why this request is refused; None where it is not."""
        if self.access.hosts and host_name(request.headers.get("host", "")) not in self.access.hosts:
            return Refusal(421, "unknown-host")
        if request.method not in SAFE_METHODS and (found := self.write_refusal(request)):
            return found
        return None if self.access.token is None or request.url.path.startswith(OPEN_PATHS) else self.token_refusal(request)

    def write_refusal(self, request: Request) -> Refusal | None:
        if not is_same_origin(request):
            return Refusal(403, "other-origin")
        if int_of(request.headers.get("content-length")) > LARGEST_BODY:
            return Refusal(413, "too-large")
        return Refusal(403, "read-only") if self.access.read_only and request.url.path not in ("/enter", "/v1/readings") else None

    def token_refusal(self, request: Request) -> Refusal | None:
        """Why whoever asks is not let in."""
        address = address_of(request)
        if wait := self.failed_tokens.wait(address):
            return Refusal(429, "too-many-attempts", wait)
        if self.access.accepts_cookie(request.cookies.get(COOKIE, "")):
            return None
        scheme, _, secret = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            if self.access.accepts_token(secret.strip()):
                return None
            self.failed_tokens.add(address)
        return Refusal(401, "no-token")


def is_same_origin(request: Request) -> bool:
    """Whether a write comes from a page of this server, or from no page at all (a program sends neither header)."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")


def host_name(host: str) -> str:
    """`localhost` of `localhost:8000`, `::1` of `[::1]:8000`."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def address_of(request: Request) -> str:
    """The client's address; of an IPv6 address its network, of which one client may have all addresses."""
    host = request.client.host if request.client else ""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    return host if address.version == 4 else str(ipaddress.ip_network((address, 64), strict=False))


def int_of(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0


def bounded_body(receive: Receive) -> Receive:
    """Ends a body that grows over LARGEST_BODY, as if the client had gone."""
    size = 0

    async def receive_some() -> Message:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        return message if size <= LARGEST_BODY else {"type": "http.disconnect"}

    return receive_some


def with_security_headers(send: Send) -> Send:
    async def send_more(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return send_more
