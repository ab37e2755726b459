"""A server on loopback that speaks the protocol of chat completions, with recorded and spoiled answers."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any

from msgspec import Struct

Body = dict[str, Any]


class Reply(Struct, frozen=True):
    """One answer of the server: after `delay` seconds a status with headers and a body; or it closes the connection halfway."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = {}
    delay: float = 0.0
    closes: bool = False


Replies = Callable[[Body, int], Reply]  # what to say to a request, by how many there were before it


def completion(text: str, prompt: int = 70, answer: int = 30, finish: str = "stop") -> Reply:
    choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": finish}
    usage = {"prompt_tokens": prompt, "completion_tokens": answer, "total_tokens": prompt + answer}
    return Reply(200, json.dumps({"id": "c", "object": "chat.completion", "model": "m", "choices": [choice], "usage": usage}).encode())


def refusal(status: int, **headers: str) -> Reply:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(status, json.dumps({"error": {"message": "not now", "type": "error"}}).encode(), named)


class ModelServer:
    """Counts what it is asked: `bodies` with the time of each in `times`, and the `keys` that were sent along."""

    def __init__(self, replies: Replies) -> None:
        self._replies, self._lock = replies, Lock()
        self.bodies: list[Body] = []
        self.times: list[float] = []
        self.keys: list[str | None] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                outer.answer(self, body)

            def log_message(self, format: str, *args: object) -> None:
                return

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def answer(self, handler: BaseHTTPRequestHandler, body: Body) -> None:
        with self._lock:
            before = len(self.bodies)
            self.bodies.append(body)
            self.times.append(time.monotonic())
            self.keys.append(handler.headers["Authorization"])
        reply = self._replies(body, before)
        time.sleep(reply.delay)
        try:
            send(handler, reply)
        except OSError:  # whoever asked is gone
            handler.close_connection = True

    @contextmanager
    def running(self) -> Iterator["ModelServer"]:
        thread = Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield self
        finally:
            self._server.shutdown()
            self._server.server_close()
            thread.join()


def send(handler: BaseHTTPRequestHandler, reply: Reply) -> None:
    if reply.closes:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{")
        handler.wfile.flush()
        handler.close_connection = True
        return
    handler.send_response(reply.status)
    for name, value in {"Content-Type": "application/json", "Content-Length": str(len(reply.body)), **reply.headers}.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(reply.body)


@contextmanager
def model_server(replies: Replies) -> Iterator[ModelServer]:
    with ModelServer(replies).running() as server:
        yield server
