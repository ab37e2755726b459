"""From sources to readings, one after the other; nothing in one document stops a run."""

from collections.abc import Iterable, Iterator

from dragoman.model import Document, Reading
from dragoman.pipeline import run, standard_tools
from dragoman.readers import Failure, documents
from dragoman.tools import Tools


def read_sources(
    sources: Iterable[str], *, published: str | None = None, outlet: str | None = None, language: str | None = None,
) -> Iterator[Reading | Failure]:
    """A Reading or a Failure for each document of the sources, in order."""
    tools = standard_tools()
    for source in sources:
        for found in documents(source, published=published, outlet=outlet, language=language, languages=tools.engines):
            yield found if isinstance(found, Failure) else attempt(found, tools)


def attempt(document: Document, tools: Tools) -> Reading | Failure:
    """Nothing in one article may stop the run: an unforeseen error loses that document only."""
    try:
        return run(document, tools)
    except Exception as error:
        return Failure(document.id, "internal", f"{type(error).__name__}: {error}")
