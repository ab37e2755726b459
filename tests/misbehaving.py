"""A real HTTP server on the loopback that misbehaves on request."""

import gzip
import socketserver
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress

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

    def answer(self, request: str) -> bytes | float:
        path = request.split(" ")[1]
        self.requests.append(request)
        waiting = self.answers.get(path, [b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"])
        answer = waiting[min(self.seen[path], len(waiting) - 1)]
        self.seen[path] += 1
        return answer


@contextmanager
def running() -> Iterator[Server]:
    server, stopped = Server(), threading.Event()

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            request = b""
            while b"\r\n\r\n" not in request and (piece := self.request.recv(65536)):
                request += piece
            if request:
                answer = server.answer(request.decode("latin-1"))
                if isinstance(answer, float):
                    stopped.wait(answer)
                else:
                    with suppress(OSError):
                        self.request.sendall(answer)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as tcp:
        server.port = tcp.server_address[1]
        thread = threading.Thread(target=tcp.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield server
        finally:
            stopped.set()
            tcp.shutdown()
            thread.join()


def zipped(body: bytes) -> bytes:
    return gzip.compress(body)
