"""Whether a document is another outlet's text, or a machine's translation: flags, each with the words that betray it."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from msgspec.structs import replace

from dragoman.lexicon.provenance import clues
from dragoman.model import Boilerplate, Document, Flag, Paragraph, Reading, cut
from dragoman.tools import Step, Tools

LATIN = "abcdefghijklmnopqrstuvwxyz"


def find_flags(reading: Reading, tools: Tools) -> Reading:
    flags = {flag.start: flag for line in reading.paragraphs for flag in of_line(reading, line)}
    flags.update((flag.start, flag) for mark in reading.boilerplate for flag in of_boilerplate(reading, mark))
    return replace(reading, flags=tuple(flags[start] for start in sorted(flags)))


def of_line(reading: Reading, line: Paragraph) -> Iterator[Flag]:
    for clue in clues():
        for found in clue.expression.finditer(line.text):
            if names_itself(found, reading.document):
                continue
            span = cut(reading.document.text, line.start + found.start(), line.start + found.end())
            yield Flag(span.text, span.start, span.end, clue.flag, clue.name)


def names_itself(found: re.Match[str], document: Document) -> bool:
    """Whether the outlet that is named is the document's own, by its name or by its address."""
    named = [plain(name) for name in found.groupdict().values() if name]
    own = plain(document.outlet or ""), plain(urlsplit(document.url or "").netloc)
    return any(name and (name == own[0] or name in own[1]) for name in named)


def plain(name: str) -> str:
    return "".join(letter for letter in name.lower() if letter.isalnum())


def of_boilerplate(reading: Reading, mark: Boilerplate) -> Iterator[Flag]:
    """A name in Latin letters left under a Russian text."""
    letters = [letter for letter in mark.text.lower() if letter.isalpha()]
    if reading.language == "ru" and mark.reason == "byline" and letters and all(letter in LATIN for letter in letters):
        yield Flag(mark.text, mark.start, mark.end, "repost", "foreign-byline")


STEP = Step("provenance", needs=("language", "paragraphs", "boilerplate"), gives=("flags",), run=find_flags)
