"""Texts as words that can be looked up: small letters, one alphabet per word, no accents, no hyphens, no quotation marks."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct

# A word, an abbreviation with full stops ("U.S."), or a mark that no name runs across.
WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+|[^\w\s«»“”„‟\"'’‘ʼʹ`´\-‐‑‒–—−]")
LOOKALIKE = str.maketrans("aceopxyABCEHKMOPTXy", "асеорхуАВСЕНКМОРТХу")
PLAIN = {"ё": "е", "Ё": "Е"} | {
    chr(code): unicodedata.normalize("NFKD", chr(code))[0] for code in range(0xC0, 0x250) if unicodedata.decomposition(chr(code))
}
FOLD = str.maketrans({**PLAIN, "ø": "o", "Ø": "O", "đ": "d", "ı": "i", "ł": "l", "Ł": "L", "ß": "ss", "ə": "a", "\u0301": ""})
HYPHENS = "-‐‑–—"
CYRILLIC = re.compile(r"[Ѐ-ӿ]")
LATIN = re.compile(r"[A-Za-z]")


class Word(Struct, frozen=True, gc=False):
    """A word at characters [start, end): `key` is how it is looked up, `shape` how it is written; `joined` tells that only a hyphen
    or a dash without blanks stands before it."""

    start: int
    end: int
    key: str
    shape: str
    joined: bool


def words(text: str, offset: int = 0) -> list[Word]:
    """The words and marks of a text; `offset` is added to every place."""
    found: list[Word] = []
    before = -1
    for match in WORD.finditer(text):
        start, end = match.span()
        raw = text[start:end]
        if before == start and raw == "." and found and end - found[-1].start + offset <= 3:
            before = end
            continue  # the full stop of "St." or "N." belongs to the word
        known_as, written = spelling(raw)
        found.append(Word(start + offset, end + offset, known_as, written, before == start - 1 and text[before] in HYPHENS))
        before = end
    return found


@lru_cache(maxsize=2**17)
def spelling(word: str) -> tuple[str, str]:
    """The key and shape of a word; kept, because news repeats its words."""
    return key(word), shape(word)


def key(word: str) -> str:
    """How a word is looked up."""
    plain = word.translate(FOLD)
    if not plain.isascii() and LATIN.search(plain) and CYRILLIC.search(plain):
        plain = plain.translate(LOOKALIKE)
    return plain.replace(".", "").lower() if len(plain) > 1 else plain.lower()


def in_cyrillic(key: str) -> str:
    """A key of Latin letters that all look like Cyrillic capitals, in Cyrillic; empty where one does not."""
    raised = key.upper()
    return raised.translate(LOOKALIKE).lower() if key.isascii() and all(ord(c) in LOOKALIKE for c in raised) else ""


def shape(word: str) -> str:
    """`caps` for all capitals (two letters or more), `capital` for a first capital, else `small`."""
    if word.isupper() and len(word) > 1:
        return "caps"
    return "capital" if word[:1].isupper() else "small"


def phrase(text: str) -> str:
    """How a name of one or more words is looked up."""
    return " ".join(word.key for word in words(text))


def longest_by_first(forms: Iterable[str]) -> dict[str, int]:
    """For each first word of some forms how many words the longest of them has."""
    longest: dict[str, int] = {}
    for form in forms:
        first = form.partition(" ")[0]
        longest[first] = max(longest.get(first, 0), form.count(" ") + 1)
    return longest
