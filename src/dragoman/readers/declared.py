"""What is declared of a document beside its text, brought into one form."""

import re
from collections.abc import Collection
from datetime import date, datetime

from msgspec import Struct

from dragoman.errors import SourceError

FIRST_NEWSPAPER = 1605  # before it nothing was published on a day
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
        moment("published", published) if published else None, outlet,
        language_code("language", language, languages) if language else None, languages,
    )


def moment(source: str, text: str) -> str:
    """An ISO date, or ISO date and time, as it is; `20220815` as `2022-08-15`. Raises SourceError."""
    text = text.strip()
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        pass
    try:
        datetime.fromisoformat(text)
    except ValueError:
        raise SourceError(source, f"{text[:40]!r} is no ISO date", "bad-date") from None
    return text


def iso(value: str) -> str | None:
    """The ISO date, or date and time, that a text is or begins with; None where it is none, or a placeholder for none (year 1)."""
    value = re.sub(r"([+-]\d\d)(\d\d)$", r"\1:\2", value.strip())
    for text in (value, value[:10]):
        try:
            if datetime.fromisoformat(text).year < FIRST_NEWSPAPER:
                return None
        except ValueError:
            continue
        return text if len(text) > 8 else datetime.fromisoformat(text).date().isoformat()
    return None


def language_code(source: str, text: str, known: Collection[str] | None) -> str:
    """`ru` of `ru`, `RU` or `ru-RU`. Raises SourceError where it is no language tag, or none of the known languages."""
    found = TAG.fullmatch(text.strip())
    code = found[1].lower() if found else ""
    if not found or (known is not None and code != "und" and code not in known):
        readable = f"; readable: {', '.join(sorted(known))}" if known else ""
        raise SourceError(source, f"language {text[:40]!r} cannot be read{readable}", "unknown-language")
    return code
