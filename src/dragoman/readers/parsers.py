"""The parsers of foreign bytes, by name; they run in the sandbox only."""

from collections.abc import Callable
from typing import Any

import msgspec

from dragoman.errors import SourceError
from dragoman.readers.feeds import parse_feed, parse_json_feed, parse_sitemap
from dragoman.readers.messages import parse_message
from dragoman.readers.pages import parse_page
from dragoman.readers.pdf import parse_pdf

PARSERS: dict[str, Callable[[bytes, str | None], Any]] = {
    "page": parse_page, "feed": parse_feed, "json-feed": parse_json_feed, "sitemap": parse_sitemap, "message": parse_message,
    "pdf": parse_pdf,
}


def answer(request: bytes) -> bytes:
    """The encoded result of one request, or type and detail of its error."""
    parser, raw, url = msgspec.msgpack.decode(request, type=tuple[str, bytes, str | None])
    try:
        return msgspec.msgpack.encode({"value": PARSERS[parser](raw, url)})
    except SourceError as error:
        return msgspec.msgpack.encode({"error": (error.type, error.detail)})
    except MemoryError:
        return msgspec.msgpack.encode({"error": ("hostile", "parsing it takes too much memory")})
    except ImportError as error:
        return msgspec.msgpack.encode({"missing": f"{error}"})
    except Exception as error:
        return msgspec.msgpack.encode({"error": ("unreadable", f"{type(error).__name__}: {error}"[:300])})
