"""The way back to the page that a text came from."""

from urllib.parse import quote, urlsplit

from dragoman.model import Document, Span

SHORT = 80  # characters that a text fragment names whole; of more it names both ends
END_WORDS = 4


def original(document: Document, words: Span | None = None) -> str | None:
    """The address of the original, with a text fragment where `words` are to be shown; None where it is no address of the web."""
    if not document.url or urlsplit(document.url).scheme not in ("http", "https"):
        return None
    if words is None:
        return document.url
    return f"{document.url.partition('#')[0]}#:~:text={fragment(words.text)}"


def fragment(words: str) -> str:
    """`first%20words,last%20words`, as browsers find them."""
    line = words.strip().splitlines()[0] if words.strip() else ""
    found = line.split()
    if len(line) <= SHORT or len(found) <= 2 * END_WORDS:
        return quoted(line)
    return f"{quoted(' '.join(found[:END_WORDS]))},{quoted(' '.join(found[-END_WORDS:]))}"


def quoted(text: str) -> str:
    """A fragment's own signs (`-`, `,`, `&`) are not read as such."""
    return quote(text, safe="").replace("-", "%2D")
