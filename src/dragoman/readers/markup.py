"""The text of a piece of HTML, as feeds and messages carry it."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from lxml import etree, html

from dragoman.readers.homoglyphs import INVISIBLE, clean
from dragoman.readers.wrapping import unwrapped

TAG = re.compile(r"<[a-zA-Z!/][^<>]*>")
BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "legend", "li", "main", "menu", "nav", "ol",
    "option", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "title", "tr", "ul",
))
CELLS = frozenset(("td", "th"))
NOT_TEXT = frozenset(("figure", "head", "iframe", "noscript", "object", "script", "style", "svg", "template", "title"))
SEEN = {**INVISIBLE, **dict.fromkeys((*range(9), 11, 12, *range(14, 32)), " ")}
SPOKEN = 5  # words of a cell that is a text by itself, and no figure or name of a row


def plain_text(markup: str) -> str:
    """The text of a piece of HTML, a line for each block; of a text without tags the characters of its entities, without the line ends of
    a margin."""
    if not TAG.search(markup):
        lines = unwrapped(unescape(markup).translate(SEEN)).split("\n")
        return "\n".join(line.strip() for line in lines if line.strip())
    tree = html.fromstring(f"<div>{markup}</div>")
    lines = "".join(pieces(tree)).translate(SEEN).split("\n")
    return "\n".join(line for raw in lines if (line := " ".join(raw.split())))


def plain_line(markup: str) -> str:
    """The same in one line: a title."""
    return clean(plain_text(markup))


def pieces(tree: Any) -> Iterator[str]:
    """The text of an element and all in it, with a line end around each block."""
    walker = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            yield around(tag, element)
            if tag in NOT_TEXT:
                walker.skip_subtree()
            else:
                yield shown(element.text, element)
        else:
            yield around(tag, element)
            if element is not tree:
                yield shown(element.tail, element.getparent())


def around(tag: str, element: Any) -> str:
    if tag in BLOCKS or (tag in CELLS and len(" ".join(element.itertext()).split()) >= SPOKEN):
        return "\n"
    return " " if tag in CELLS else ""


def shown(text: str | None, element: Any) -> str:
    """As a browser shows it: line ends of the source are blanks, but in preformatted text."""
    is_preformatted = any(one.tag == "pre" for one in (element, *element.iterancestors()))
    return unwrapped(text or "") if is_preformatted else re.sub(r"\s+", " ", text or "")
