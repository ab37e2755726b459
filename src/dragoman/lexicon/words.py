"""Texts as words that can be looked up: small letters, one alphabet per word, no accents, no hyphens, no quotation marks."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from msgspec import Struct

from dragoman.lexicon.toml import DATA, load

# A word, an abbreviation with full stops ("U.S."), or a mark that no name runs across.
WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+|[^\w\s«»“”„‟\"'’‘ʼʹ`´\-‐‑‒–—−]")
HYPHENS = "-‐‑–—"
LATIN = re.compile(r"[A-Za-z]")
ACCENTED = range(0xC0, 0x250)  # Latin letters with marks


class Letters(Struct, frozen=True, forbid_unknown_fields=True):
    """A file `letters.toml`, which tells what the tables mean."""

    alike_scripts: tuple[frozenset[str], ...]
    folded: dict[str, str]
    spelt: dict[str, str]
    roman: dict[str, int]
    lookalikes: dict[str, dict[str, str]]


@cache
def letters() -> Letters:
    """Raises DataError."""
    return load(DATA / "letters.toml", Letters)


@cache
def folding() -> dict[int, str]:
    """What names are looked up without, for `str.translate`."""
    plain = {code: unicodedata.normalize("NFKD", chr(code))[0] for code in ACCENTED if unicodedata.decomposition(chr(code))}
    return plain | str.maketrans(letters().folded)


@cache
def respelling() -> dict[int, str]:
    """What other words are compared without, for `str.translate`."""
    return str.maketrans(letters().spelt)


@cache
def lookalikes(script: str) -> dict[int, str]:
    """The letters of a script that Latin ones look like, for `str.translate`; empty where it has none."""
    return str.maketrans(letters().lookalikes.get(script, {}))


def script_of(letter: str) -> str:
    """The script of a letter: the first word of its Unicode name."""
    return unicodedata.name(letter, "").partition(" ")[0]


class NameWord(Struct, frozen=True, gc=False):
    """A word at characters [start, end): `key` is how it is looked up, `shape` how it is written; `joined` tells that only a hyphen
    or a dash without blanks stands before it."""

    start: int
    end: int
    key: str
    shape: str
    joined: bool


def words(text: str, offset: int = 0) -> list[NameWord]:
    """The words and marks of a text; `offset` is added to every place."""
    found: list[NameWord] = []
    before = -1
    for match in WORD.finditer(text):
        start, end = match.span()
        raw = text[start:end]
        if before == start and raw == "." and found and end - found[-1].start + offset <= 3:
            before = end
            continue  # the full stop of "St." or "N." belongs to the word
        known_as, written = spelling(raw)
        found.append(NameWord(start + offset, end + offset, known_as, written, before == start - 1 and text[before] in HYPHENS))
        before = end
    return found


@lru_cache(maxsize=2**17)
def spelling(word: str) -> tuple[str, str]:
    """The key and shape of a word; kept, because news repeats its words."""
    return key(word), shape(word)


def key(word: str) -> str:
    """How a word is looked up."""
    plain = word.translate(folding())
    if not plain.isascii() and LATIN.search(plain):
        scripts = set(map(script_of, plain)) & letters().lookalikes.keys()
        plain = plain.translate(lookalikes(min(scripts, default="")))
    return plain.replace(".", "").lower() if len(plain) > 1 else plain.lower()


def alike(key: str, script: str) -> str:
    """A key of Latin letters that all look like capitals of the script, in that script; empty where one does not."""
    raised, table = key.upper(), lookalikes(script)
    return raised.translate(table).lower() if key.isascii() and all(ord(letter) in table for letter in raised) else ""


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
