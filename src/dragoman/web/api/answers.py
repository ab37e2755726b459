"""Answers: JSON with an ETag, pages of a list, or all of it as JSON lines."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

import msgspec
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from dragoman.keys import content_id
from dragoman.ledger import Page
from dragoman.web.api.asked import JSON, Paging
from dragoman.web.api.problems import ProblemError
from dragoman.web.etags import with_etag

T = TypeVar("T")
LINES = ("application/jsonl", "application/x-ndjson")
PAGE = 50  # where nothing is said
STEP = 500  # rows that a stream asks the ledger for at once

Ask = Callable[[str | None, int], Page[T]]
"""The page after a cursor, of so many."""


def as_it_is(value: object) -> object:
    return value


def sent(value: object, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """The value as JSON, in answer to what a program sent."""
    return Response(msgspec.json.encode(value), status, headers, JSON)


def answer(request: Request, value: object, headers: Mapping[str, str] | None = None) -> Response:
    """The value as JSON; only that nothing changed, where the client has the same already."""
    return with_etag(request, msgspec.json.encode(value), JSON, {"Vary": "Accept", **(headers or {})})


def listing(request: Request, part: Paging, ask: Ask[T], form: Callable[[T], object] = as_it_is) -> Response:
    """A page of a list with the address of the next one; where JSON lines are wanted, all that follows the cursor."""
    if media_type := wanted_lines(request):
        first = ask(part.after, min(STEP, part.limit or STEP))  # before the answer begins: it may be a problem
        return StreamingResponse(lines(first, ask, part.limit, form), media_type=media_type, headers={"Vary": "Accept"})
    page = ask(part.after, part.limit or PAGE)
    return answer(request, Page(tuple(map(form, page.found)), page.next), links(request, page.next))


def wanted_lines(request: Request) -> str | None:
    """The media type of JSON lines that the client names."""
    accepted = {one.partition(";")[0].strip().lower() for one in request.headers.get("accept", "").split(",")}
    return next((media_type for media_type in LINES if media_type in accepted), None)


def links(request: Request, cursor: str | None) -> dict[str, str]:
    if cursor is None:
        return {}
    following = request.url.include_query_params(after=cursor)
    return {"Link": f'<{following.path}?{following.query}>; rel="next"'}


def lines(first: Page[T], ask: Ask[T], most: int | None, form: Callable[[T], object]) -> Iterator[bytes]:
    """Page by page, so that a slow client holds no connection to the database."""
    page, sent = first, 0
    while True:
        yield b"".join(msgspec.json.encode(form(one)) + b"\n" for one in page.found)
        sent += len(page.found)
        if page.next is None or (most is not None and sent >= most):
            return
        page = ask(page.next, STEP if most is None else min(STEP, most - sent))


def pages(rows: Sequence[T], key: Callable[[T], object]) -> Ask[T]:
    """The pages of a list that is held as a whole; a cursor is a hash of the key of a page's last row."""
    def cursor(place: int) -> str:
        return content_id("", key(rows[place]))

    def page(after: str | None, limit: int) -> Page[T]:
        first = 0 if after is None else 1 + next((place for place in range(len(rows)) if cursor(place) == after), len(rows))
        if first > len(rows):
            raise ProblemError("not-found", f"no row of this list has the cursor {after}")
        last = first + limit
        return Page(tuple(rows[first:last]), cursor(last - 1) if last < len(rows) else None)

    return page
