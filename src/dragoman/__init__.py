"""Dragoman reads news and keeps a ledger of who did, offered, denied or said what to whom, according to whom.

    import dragoman
    reading = dragoman.read("Iran's oil minister said on Monday …", published="2022-08-15")
    for claim in reading.claims: ...
"""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.model import Document, Reading
    from dragoman.tools import ReaderKind, Tools

__all__ = ["read"]


@cache
def _tools() -> "Tools":
    from dragoman.pipeline import standard_tools

    return standard_tools()


def read(
    text: str, *, published: str | None = None, language: str | None = None, title: str | None = None,
    outlet: str | None = None, url: str | None = None, id: str | None = None, reader: "ReaderKind" = "grammar",
) -> "Reading":
    """Everything read from one text.

    `published` (an ISO date or date and time) anchors "on Monday" and decides who held an office; `language` (ISO 639-1)
    is recognised where it is not given. The models are loaded by the first call and kept. `reader` is "grammar", or with a server that is
    set as docs/llm.md tells "llm" or "both". Raises SourceError where a language model does not answer, EngineError where none can.
    """
    from dragoman.keys import content_id
    from dragoman.model import Document
    from dragoman.pipeline import run

    document = Document(
        id=id or content_id("d", text), text=text, language=language or "und", title=title, published=published, outlet=outlet, url=url,
    )
    return run(document, _tools()) if reader == "grammar" else _asked(document, reader)


def _asked(document: "Document", reader: "ReaderKind") -> "Reading":
    """What a language model, or both readers, make of a document."""
    from dragoman.batch import open_reader
    from dragoman.errors import SourceError
    from dragoman.model import Reading
    from dragoman.settings import read_model_settings, read_settings, reader_choice

    with open_reader(reader_choice(reader, read_settings().answers, read_model_settings()), _tools()) as chosen:
        outcome = next(iter(chosen.executor.read([document])))
    if isinstance(outcome, Reading):
        return outcome
    raise SourceError(outcome.id, outcome.detail, outcome.type)
