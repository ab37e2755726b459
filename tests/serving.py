"""A server on loopback for the time of a test, and asking it."""

import http.client
import json
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPMessage
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

import uvicorn
from fastapi import FastAPI

from dragoman.web.api.problems import KINDS


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


def ask(
    site: str, path: str, headers: dict[str, str] | None = None, form: dict[str, str] | None = None, data: object = None,
) -> Answer:
    """A GET, or a POST of a form or of data as JSON; redirects are not followed."""
    body, own = None, {}
    if form is not None:
        body, own = urlencode(form), {"Content-Type": "application/x-www-form-urlencoded"}
    elif data is not None:
        body, own = json.dumps(data), {"Content-Type": "application/json"}
    with closing(http.client.HTTPConnection(urlsplit(site).netloc, timeout=30)) as connection:
        connection.request("GET" if body is None else "POST", path, body, {**own, **(headers or {})})
        response = connection.getresponse()
        return Answer(response.status, response.headers, response.read().decode("utf8", "replace"))


def problem(answer: Answer) -> tuple[int, str]:
    """Status and detail of an answer that has the form of a problem."""
    assert answer.headers["Content-Type"] == "application/problem+json"
    body = json.loads(answer.text)
    assert set(body) == {"type", "title", "status", "detail"}
    kind = KINDS[body["type"].removeprefix("/v1/problems/")]
    assert (body["status"], body["title"]) == (answer.status, kind.title) == (kind.status, kind.title)
    return answer.status, body["detail"]
