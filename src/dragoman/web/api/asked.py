"""What is asked: the parameters of an address and the body of a request, as values or as a problem."""

from collections.abc import Awaitable, Callable
from typing import Any, Generic, TypeVar, get_args, get_origin

import msgspec
from msgspec import Struct
from starlette.datastructures import QueryParams
from starlette.requests import ClientDisconnect, Request

from dragoman.web.api.problems import ProblemError

Q = TypeVar("Q", bound=Struct)
T = TypeVar("T")
MOST_AT_ONCE = 1000
JSON = "application/json"


class Paging(Struct, frozen=True):
    """Which part of a list: after a cursor, at most so many."""

    after: str | None = None
    limit: int | None = None


class ListRequest(Struct, Generic[Q], frozen=True):
    """A query and which part of its answer is wanted."""

    query: Q
    part: Paging


class Search(Struct, frozen=True, kw_only=True):
    """The beginning of an actor's name in either language, or of its code."""

    name: str


class Day(Struct, frozen=True, kw_only=True):
    """The ISO day on which something is asked; today where it is not given."""

    on: str | None = None


class Everything(Struct, frozen=True):
    """No condition."""


def asked(form: type[Q]) -> Callable[[Request], Awaitable[ListRequest[Q]]]:
    """What reads a query of this form, whose fields are the parameters, and the paging. Raises ProblemError."""
    async def read(request: Request) -> ListRequest[Q]:
        parameters = request.query_params
        known = {*form.__struct_fields__, *Paging.__struct_fields__}
        if unknown := set(parameters) - known:
            raise ProblemError("bad-request", f"unknown: {', '.join(sorted(unknown))}; the parameters are {', '.join(sorted(known))}")
        part = value_of(parameters, Paging)
        if part.limit is not None and not 1 <= part.limit <= MOST_AT_ONCE:
            raise ProblemError("bad-request", f"limit is a number from 1 to {MOST_AT_ONCE}")
        if part.after == "":
            raise ProblemError("bad-request", "after is the cursor of a listing; leave it out for the first page")
        return ListRequest(value_of(parameters, form), part)

    return read


def value_of(parameters: QueryParams, form: type[Q]) -> Q:
    """A value of this form out of those parameters that are fields of it. Raises ProblemError."""
    given: dict[str, Any] = {}
    for field in msgspec.structs.fields(form):
        values = parameters.getlist(field.name)
        if takes_many(field.type):
            given |= {field.name: values} if values else {}
        elif len(values) > 1:
            raise ProblemError("bad-request", f"{field.name} is given more than once")
        elif values:
            given[field.name] = values[0]
    try:
        found = msgspec.convert(given, form, strict=False)
    except msgspec.ValidationError as error:
        raise ProblemError("bad-request", str(error)) from error
    if lost := [name for name in given if getattr(found, name) is None]:  # "null" is no value
        raise ProblemError("bad-request", f"{lost[0]} is not {given[lost[0]]}")
    return found


def takes_many(type: Any) -> bool:
    return get_origin(type) is tuple or any(get_origin(choice) is tuple for choice in get_args(type))


async def body_of(request: Request, decoder: msgspec.json.Decoder[T]) -> T:
    """The JSON body. Raises ProblemError."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != JSON:
        raise ProblemError("unsupported-media-type", f"the body is {JSON}")
    try:
        return decoder.decode(await request.body())
    except ClientDisconnect as error:  # the guard ends what grows too large
        raise ProblemError("too-large", "the body is too large") from error
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise ProblemError("bad-request", f"the body: {error}") from error
