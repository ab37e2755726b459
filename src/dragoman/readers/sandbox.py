"""Parsing foreign bytes in a process of their own, with limits of time and memory: a hostile page loses itself only."""

import atexit
import os
import subprocess
import sys
from collections.abc import Sequence
from multiprocessing import Pipe
from signal import SIGPROF
from socket import SO_SNDBUF, SOL_SOCKET, socket
from threading import Lock
from typing import TypeVar

import msgspec
from msgspec import Struct

from dragoman.errors import SourceError

T = TypeVar("T")

SECONDS = 10.0  # of processor time; a long news page takes a twentieth of one
PATIENCE = 60.0  # seconds on the clock, should the machine be busy or the worker asleep
BUFFER = 1 << 20
START = 60.0  # more for the first answer: loading the libraries, on a slow disk


class Reply(Struct):
    value: msgspec.Raw = msgspec.Raw()
    error: tuple[str, str] | None = None


class Worker:
    """One worker process; after a time-out or a crash it is gone, and the next one is started when it is needed."""

    def __init__(self, program: Sequence[str] = (sys.executable, "-m", "dragoman.readers.worker")) -> None:
        self.connection, theirs = Pipe()
        enlarge_buffer(self.connection.fileno())
        command = [*program, str(theirs.fileno())]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        nothing = subprocess.DEVNULL
        self.process = subprocess.Popen(
            command, pass_fds=[theirs.fileno()], env=environment, stdin=nothing, stdout=nothing, stderr=nothing,
        )
        theirs.close()
        self.owner, self.fresh = os.getpid(), True

    def ask(self, request: bytes) -> bytes | None:
        """The answer; None where none came in time. Raises EOFError or OSError where the process died."""
        self.connection.send_bytes(request)
        if not self.connection.poll(START + PATIENCE if self.fresh else PATIENCE):
            return None
        self.fresh = False
        return self.connection.recv_bytes()

    def exit_reason(self) -> str:
        """Why the process died."""
        slow = self.process.wait(5) == -SIGPROF
        return f"parsing it takes over {SECONDS:g} seconds" if slow else "the parser died of it"

    def stop(self) -> None:
        self.connection.close()
        if self.owner == os.getpid():
            self.process.kill()
            self.process.wait()


def enlarge_buffer(descriptor: int) -> None:
    """Lets a whole page go through the socket at once."""
    with socket(fileno=os.dup(descriptor)) as one:
        one.setsockopt(SOL_SOCKET, SO_SNDBUF, BUFFER)


class Sandbox:
    """Keeps one worker for this process."""

    def __init__(self) -> None:
        self.worker: Worker | None = None
        self.lock = Lock()

    def stop(self) -> None:
        if self.worker is not None:
            self.worker.stop()
            self.worker = None

    def ask(self, source: str, request: bytes) -> bytes:
        with self.lock:
            if self.worker is None or self.worker.owner != os.getpid():
                self.worker = Worker()
            try:
                answer = self.worker.ask(request)
            except (EOFError, OSError) as error:
                why = self.worker.exit_reason()
                self.stop()
                raise SourceError(source, why, "hostile") from error
            if answer is None:
                self.stop()
                raise SourceError(source, f"no answer from its parser in {PATIENCE:g} seconds", "hostile")
            return answer


SANDBOX = Sandbox()
atexit.register(SANDBOX.stop)


def parsed(parser: str, source: str, raw: bytes, form: type[T], url: str | None = None) -> T:
    """What the worker's parser of that name makes of `raw`. Raises SourceError: `hostile`, `unreadable` or the parser's own."""
    reply = msgspec.msgpack.decode(SANDBOX.ask(source, msgspec.msgpack.encode((parser, raw, url))), type=Reply)
    if reply.error is not None:
        raise SourceError(source, reply.error[1], reply.error[0])
    return msgspec.msgpack.decode(reply.value, type=form)
