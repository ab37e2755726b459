"""Errors as problem+json (RFC 9457), each kind with an address of its own."""

from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

import msgspec
from fastapi import FastAPI
from msgspec import Struct
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dragoman.errors import DragomanError, MissingError, SourceError, StoreError, UsageError
from dragoman.lexicon.toml import load
from dragoman.workers.work_queue import QueueFullError

MEDIA_TYPE = "application/problem+json"
BY_STATUS = {404: "not-found", 405: "method-not-allowed"}
OF_ERRORS = (  # the first that fits
    (MissingError, "not-found"), (UsageError, "bad-request"), (SourceError, "unreadable"), (StoreError, "ledger-unavailable"),
    (DragomanError, "internal"),
)
SOON = {"Retry-After": "5"}  # seconds


class Kind(Struct, frozen=True, forbid_unknown_fields=True):
    """What may go wrong: a row of problems.toml."""

    name: str
    status: int
    title: str
    meaning: str


class Kinds(Struct, frozen=True, forbid_unknown_fields=True):
    problem: tuple[Kind, ...]


KINDS = {row.name: row for row in load(Path(__file__).with_suffix(".toml"), Kinds).problem}


class Problem(Struct, frozen=True):
    """What went wrong: `type` is the address that tells of the kind, `detail` tells of this case."""

    type: str
    title: str
    status: int
    detail: str


class ProblemError(Exception):
    """Ends a request with a problem of this kind."""

    def __init__(self, name: str, detail: str) -> None:
        super().__init__(detail)
        self.name, self.detail = name, detail


def address(name: str) -> str:
    return f"/v1/problems/{name}"


def problem(name: str, detail: str = "", headers: Mapping[str, str] | None = None) -> Response:
    kind = KINDS[name]
    body = Problem(address(name), kind.title, kind.status, detail or kind.meaning)
    return Response(msgspec.json.encode(body), kind.status, headers, MEDIA_TYPE)


def kind_of(error: Exception) -> str:
    """The kind of problem that an error of Dragoman's is."""
    return next(name for class_, name in OF_ERRORS if isinstance(error, class_))


async def of_error(request: Request, error: Exception) -> Response:
    name = kind_of(error)
    return problem(name, str(error), SOON if name == "ledger-unavailable" else None)


async def of_problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, ProblemError)
    return problem(error.name, error.detail)


async def of_full_worker(request: Request, error: Exception) -> Response:
    return problem("busy", headers=SOON)


async def of_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return problem(BY_STATUS.get(error.status_code, "bad-request"), error.detail, error.headers)


async def of_anything(request: Request, error: Exception) -> Response:
    return problem("internal")


HANDLERS: dict[type[Exception], Callable[[Request, Exception], Awaitable[Response]]] = {
    DragomanError: of_error, ProblemError: of_problem, QueueFullError: of_full_worker, HTTPException: of_http, Exception: of_anything,
}


def handle(app: FastAPI) -> None:
    for error, handler in HANDLERS.items():
        app.add_exception_handler(error, handler)
