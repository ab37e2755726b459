"""The process in which foreign bytes are parsed: no network, little memory, and it may be killed at any time.

Started by sandbox.py as `python -m dragoman.readers.worker FILE_DESCRIPTOR`; speaks MessagePack over that socket.
"""

import resource
import signal
import socket
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import msgspec

from dragoman.errors import SourceError
from dragoman.readers.archives import parse_record
from dragoman.readers.feeds import parse_feed, parse_json_feed, parse_sitemap
from dragoman.readers.messages import parse_message
from dragoman.readers.pages import parse_page
from dragoman.readers.pdf import parse_pdf
from dragoman.readers.sandbox import SECONDS

MEMORY = 220_000_000  # bytes on top of what the libraries themselves take
PARSERS: dict[str, Callable[[bytes, str | None], Any]] = {
    "page": parse_page, "feed": parse_feed, "json-feed": parse_json_feed, "sitemap": parse_sitemap, "message": parse_message,
    "pdf": parse_pdf, "record": parse_record,
}


def refuse(*_: object, **__: object) -> None:
    raise OSError("no parser may open a connection")


def restrict() -> None:
    """From here on this process can open no socket and take no more than MEMORY."""
    socket.socket.connect = socket.socket.connect_ex = refuse  # type: ignore[method-assign,assignment]
    socket.getaddrinfo = socket.create_connection = refuse  # type: ignore[assignment]
    if sys.platform == "linux":
        limit = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize() + MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def answer(request: bytes) -> bytes:
    """The encoded result of one request, or type and detail of its error."""
    parser, raw, url = msgspec.msgpack.decode(request, type=tuple[str, bytes, str | None])
    try:
        return msgspec.msgpack.encode({"value": PARSERS[parser](raw, url)})
    except SourceError as error:
        return msgspec.msgpack.encode({"error": (error.type, error.detail)})
    except MemoryError:
        return msgspec.msgpack.encode({"error": ("hostile", "parsing it takes too much memory")})
    except Exception as error:
        return msgspec.msgpack.encode({"error": ("unreadable", f"{type(error).__name__}: {error}"[:300])})


def serve(connection: Connection) -> None:
    restrict()
    while True:
        try:
            request = connection.recv_bytes()
        except EOFError:
            return
        signal.setitimer(signal.ITIMER_PROF, SECONDS)  # nobody handles its signal: it ends this process even inside a library
        reply = answer(request)
        signal.setitimer(signal.ITIMER_PROF, 0)
        connection.send_bytes(reply)


if __name__ == "__main__":
    serve(Connection(int(sys.argv[1])))
