"""A real HTTP server on the loopback that misbehaves on request."""

import asyncio
import gzip
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

WORDS = "Officials of both countries said on Tuesday that talks on the border would be resumed within two weeks in the capital."


def page(number: int = 1) -> bytes:
    text = f"<p>{WORDS}</p><p>Delegation {number} will be led by deputy foreign ministers, a spokesman of the ministry told reporters.</p>"
    return f"<html><head><title>Talks {number}</title></head><body><article>{text * 3}</article></body></html>".encode()


class Server:
    """Answers by path: bytes as they go over the wire, or a number of seconds to wait before closing."""

    def __init__(self) -> None:
        self.answers: dict[str, list[bytes | float]] = {}
        self.seen: Counter[str] = Counter()
        self.requests: list[str] = []
        self.port = 0

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def put(self, path: str, body: bytes = b"", status: str = "200 OK", headers: str = "", length: int | None = None) -> None:
        head = f"HTTP/1.1 {status}\r\nContent-Length: {len(body) if length is None else length}\r\n{headers}Connection: close\r\n\r\n"
        self.answers.setdefault(path, []).append(head.encode() + body)

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        request = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        path = request.split(" ")[1]
        self.requests.append(request)
        waiting = self.answers.get(path, [b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"])
        answer = waiting[min(self.seen[path], len(waiting) - 1)]
        self.seen[path] += 1
        if isinstance(answer, float):
            await asyncio.sleep(answer)
        else:
            writer.write(answer)
            await writer.drain()
        writer.close()

    async def run(self, ready: threading.Event) -> None:
        self.stopped = asyncio.Event()
        self.loop = asyncio.get_running_loop()
        server = await asyncio.start_server(self.handle, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        ready.set()
        async with server:
            await self.stopped.wait()


@contextmanager
def running() -> Iterator[Server]:
    server, ready = Server(), threading.Event()
    thread = threading.Thread(target=lambda: asyncio.run(server.run(ready)), daemon=True)
    thread.start()
    assert ready.wait(10)
    try:
        yield server
    finally:
        server.loop.call_soon_threadsafe(server.stopped.set)
        thread.join(10)


def zipped(body: bytes) -> bytes:
    return gzip.compress(body)
