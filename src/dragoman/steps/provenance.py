"""Whether a document is another outlet's text, or a machine's translation: flags, each with the words that betray it."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from msgspec.structs import replace

from dragoman.lexicon.language import Language
from dragoman.lexicon.provenance import clues
from dragoman.model import Boilerplate, Document, Flag, Paragraph, Reading, cut
from dragoman.tools import Step, Tools


def find_flags(reading: Reading, tools: Tools) -> Reading:
    flags = {flag.start: flag for line in reading.paragraphs for flag in of_line(reading, line)}
    flags.update((flag.start, flag) for mark in reading.boilerplate for flag in of_boilerplate(mark, tools.languages.get(reading.language)))
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


def of_boilerplate(mark: Boilerplate, language: Language | None) -> Iterator[Flag]:
    """A name in letters that the language of the text is not written in."""
    if language is not None and mark.reason == "byline" and language.is_foreign(mark.text):
        yield Flag(mark.text, mark.start, mark.end, "repost", "foreign-byline")


STEP = Step("provenance", needs=("language", "paragraphs", "boilerplate"), gives=("flags",), run=find_flags)
