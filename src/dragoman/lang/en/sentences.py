"""Where English sentences end: a full stop, question or exclamation mark that no abbreviation explains."""

import re
from functools import cache

from msgspec import Struct

from dragoman.lexicon.toml import DATA, load

END = re.compile(r"""(?P<mark>[.!?…]+)(?P<close>["'”’»)\]]*)(?P<gap>\s+)(?=(?P<next>\S+))""")
WORD_BEFORE = re.compile(r"[^\s(\[“\"'‘«]+$")
OPENERS = "\"'“‘«([–—-"


class Abbreviations(Struct, frozen=True):
    """Lower-case abbreviations without their last full stop; the file tells what each list means."""

    always: frozenset[str]
    before_name: frozenset[str]
    names: frozenset[str]
    starters: frozenset[str]


@cache
def abbreviations() -> Abbreviations:
    """Raises DataError."""
    return load(DATA / "en" / "sentences.toml", Abbreviations)


def sentence_borders(text: str) -> list[tuple[int, int]]:
    """[start, end) of each sentence, without the blanks between."""
    borders, start = [], 0
    for found in END.finditer(text):
        if ends_sentence(text, found):
            borders.append((start, found.start("gap")))
            start = found.end("gap")
    borders.append((start, len(text)))
    return [b for b in (bare(text, *border) for border in borders) if b[0] < b[1]]


def ends_sentence(text: str, found: "re.Match[str]") -> bool:
    following = found["next"].lstrip(OPENERS)
    if following[:1].islower():
        return False
    if found["mark"] != "." or found["close"]:
        return True
    before = WORD_BEFORE.search(text, max(0, found.start() - 40), found.start())
    return not before or not abbreviated(before[0], following)


def abbreviated(word: str, following: str) -> bool:
    """Whether the full stop after `word` belongs to it and the sentence goes on with `following`."""
    known, lower = abbreviations(), word.lower()
    if lower in known.always or lower in known.before_name:
        return True
    if lower in known.names:
        return following.rstrip(",.;:").lower() not in known.starters
    return len(word) == 1 and word.isupper() and word != "I"


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
