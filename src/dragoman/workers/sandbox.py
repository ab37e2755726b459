"""Foreign bytes are worked on in a process of their own, with limits of time and memory: hostile ones lose themselves only."""

import atexit
import os
import subprocess
import sys
from collections.abc import Sequence
from multiprocessing import Pipe
from signal import SIGPROF
from socket import SO_SNDBUF, SOL_SOCKET, socket
from threading import Lock

from dragoman.workers.confined import SECONDS

PATIENCE = 60.0  # seconds on the clock, should the machine be busy or the process asleep
START = 120.0  # seconds for loading the libraries, on a slow disk
BUFFER = 1 << 20


class KilledError(Exception):
    """The process died of a request or gave no answer in time; the text tells why."""


class StartError(Exception):
    """The process cannot be started: a library is missing or broken; the text tells which."""


class Process:
    """A process that answers requests over a socket; it cannot be used any more once one of them killed it."""

    def __init__(self, command: Sequence[str]) -> None:
        self.connection, theirs = Pipe()
        enlarge_buffer(self.connection.fileno())
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        nothing = subprocess.DEVNULL
        self.process = subprocess.Popen(
            [*command, str(theirs.fileno())], pass_fds=[theirs.fileno()], env=environment, stdin=nothing, stdout=nothing, stderr=nothing,
        )
        theirs.close()
        self.owner = os.getpid()

    def start(self) -> None:
        """Waits until it has loaded its libraries. Raises StartError."""
        try:
            failure = self.connection.recv_bytes().decode() if self.connection.poll(START) else f"not ready in {START:g} seconds"
        except (EOFError, OSError):
            failure = f"it ended with status {self.process.wait()}"
        if failure:
            self.stop()
            raise StartError(failure)

    def ask(self, request: bytes) -> bytes:
        """The answer. Raises KilledError."""
        try:
            self.connection.send_bytes(request)
            if self.connection.poll(PATIENCE):
                return self.connection.recv_bytes()
        except (EOFError, OSError) as error:
            slow = self.process.wait(5) == -SIGPROF
            raise KilledError(f"parsing it takes over {SECONDS:g} seconds" if slow else "the parser died of it") from error
        raise KilledError(f"no answer from its parser in {PATIENCE:g} seconds")

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
    """One process that answers requests by the function `answer` of a module, bytes to bytes; where one kills it another is started."""

    def __init__(self, module: str) -> None:
        self.command = (sys.executable, "-m", "dragoman.workers.confined", module)
        self.process: Process | None = None
        self.lock = Lock()
        atexit.register(self.stop)

    def ask(self, request: bytes) -> bytes:
        """The answer. Raises StartError, and KilledError for a request that kills the process or takes too long."""
        with self.lock:
            if self.process is None or self.process.owner != os.getpid():
                self.process = Process(self.command)
                self.process.start()
            try:
                return self.process.ask(request)
            except KilledError:
                self.stop()
                raise

    def stop(self) -> None:
        if self.process is not None:
            self.process.stop()
            self.process = None
