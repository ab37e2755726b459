"""What is declared of a document beside its text, brought into one form."""

import re
from collections.abc import Collection

from msgspec import Struct

from dragoman.errors import SourceError
from dragoman.readers.dates import declared_date

TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]+)*")


class Declared(Struct, frozen=True):
    """What the user says of all documents of a run; it counts where a document says nothing itself. `languages`: those that can be read."""

    published: str | None = None
    outlet: str | None = None
    language: str | None = None
    languages: Collection[str] | None = None


def declare(published: str | None, outlet: str | None, language: str | None, languages: Collection[str] | None) -> Declared:
    """Raises SourceError where the date or the language makes no sense."""
    return Declared(
        declared_date("published", published) if published else None, outlet,
        language_code("language", language, languages) if language else None, languages,
    )


def language_code(source: str, text: str, known: Collection[str] | None) -> str:
    """`ru` of `ru`, `RU` or `ru-RU`. Raises SourceError where it is no language tag, or none of the known languages."""
    found = TAG.fullmatch(text.strip())
    code = found[1].lower() if found else ""
    if not found or (known is not None and code != "und" and code not in known):
        readable = f"; readable: {', '.join(sorted(known))}" if known else ""
        raise SourceError(source, f"language {text[:40]!r} cannot be read{readable}", "unknown-language")
    return code
