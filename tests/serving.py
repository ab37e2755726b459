"""A server on loopback for the time of a test, and asking it."""

import http.client
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPMessage
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

import uvicorn
from fastapi import FastAPI


@contextmanager
def serving(app: FastAPI) -> Iterator[str]:
    """The address at which the application answers."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning", proxy_headers=False, server_header=False))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=10)


class Answer(NamedTuple):
    status: int
    headers: HTTPMessage
    text: str


def ask(site: str, path: str, headers: dict[str, str] | None = None, form: dict[str, str] | None = None) -> Answer:
    """A GET, or a POST of a form; redirects are not followed."""
    body = urlencode(form) if form is not None else None
    own = {"Content-Type": "application/x-www-form-urlencoded"} if form is not None else {}
    with closing(http.client.HTTPConnection(urlsplit(site).netloc, timeout=30)) as connection:
        connection.request("GET" if form is None else "POST", path, body, {**own, **(headers or {})})
        response = connection.getresponse()
        return Answer(response.status, response.headers, response.read().decode("utf8", "replace"))
