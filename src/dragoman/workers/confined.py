"""What runs in a sandbox: no network, little memory, and it may be killed at any time.

`sandbox` starts it as `python -m dragoman.workers.confined MODULE FILE_DESCRIPTOR`. Over that socket it says that it is ready (no bytes, or
what went wrong), then answers each request by the module's function `answer`.
"""

import importlib
import resource
import signal
import socket
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

SECONDS = 10.0  # of processor time for a request; a long news page takes a twentieth of one
MEMORY = 220_000_000  # bytes on top of what the libraries themselves take


def main(module: str, connection: Connection) -> None:
    try:
        answer: Callable[[bytes], bytes] = importlib.import_module(module).answer
    except Exception as error:  # the parent tells it
        connection.send_bytes(f"{type(error).__name__}: {error}".encode())
        return
    connection.send_bytes(b"")
    serve(connection, answer)


def serve(connection: Connection, answer: Callable[[bytes], bytes]) -> None:
    """Answers until the other end is closed; a request that takes over SECONDS ends this process."""
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


def restrict() -> None:
    """From here on this process can open no socket and take no more than MEMORY."""
    socket.socket.connect = socket.socket.connect_ex = refuse  # type: ignore[method-assign,assignment]
    socket.getaddrinfo = socket.create_connection = refuse  # type: ignore[assignment]
    if sys.platform == "linux":
        limit = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize() + MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def refuse(*_: object, **__: object) -> None:
    raise OSError("no parser may open a connection")


if __name__ == "__main__":
    main(sys.argv[1], Connection(int(sys.argv[2])))
