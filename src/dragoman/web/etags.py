"""Answers with an ETag: what the client has already is not sent again."""

import hashlib
from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response


def with_etag(request: Request, body: bytes, media_type: str, headers: Mapping[str, str]) -> Response:
    """The body; only that nothing changed, where the client has the same already."""
    own = {**headers, "ETag": f'"{hashlib.sha256(body).hexdigest()[:32]}"'}
    if is_known(own["ETag"], request.headers.get("if-none-match", "")):
        return Response(status_code=304, headers=own)
    return Response(body, headers=own, media_type=media_type)


def is_known(tag: str, known: str) -> bool:
    """Whether If-None-Match names the tag."""
    return "*" in known.split() or tag in {one.strip().removeprefix("W/") for one in known.split(",")}
