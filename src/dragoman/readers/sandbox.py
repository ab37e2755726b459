"""Foreign bytes are parsed in the sandbox: a hostile page loses itself only."""

from typing import TypeVar

import msgspec
from msgspec import Struct

from dragoman.errors import EngineError, SourceError
from dragoman.workers.sandbox import KilledError, Sandbox, StartError

T = TypeVar("T")
SANDBOX = Sandbox("dragoman.readers.parsers")


class Reply(Struct):
    """A value, the type and detail of a SourceError, or the library that is missing."""

    value: msgspec.Raw = msgspec.Raw()
    error: tuple[str, str] | None = None
    missing: str | None = None


def parsed(parser: str, source: str, raw: bytes, form: type[T], url: str | None = None) -> T:
    """What the parser of that name makes of `raw`.

    Raises SourceError (`hostile`, `unreadable` or the parser's own), and EngineError where a library of the parsers is missing.
    """
    try:
        reply = msgspec.msgpack.decode(SANDBOX.ask(msgspec.msgpack.encode((parser, raw, url))), type=Reply)
    except KilledError as error:
        raise SourceError(source, str(error), "hostile") from error
    except StartError as error:
        raise EngineError(f"no parser can be started: {error}") from error
    if reply.missing is not None:
        raise EngineError(f"a parser cannot be loaded: {reply.missing}")
    if reply.error is not None:
        raise SourceError(source, reply.error[1], reply.error[0])
    return msgspec.msgpack.decode(reply.value, type=form)
