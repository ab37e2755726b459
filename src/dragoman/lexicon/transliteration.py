"""Names in two alphabets under one key."""

import unicodedata
from functools import cache

from msgspec import Struct

from dragoman.lexicon.toml import DATA, load


class Transliteration(Struct, frozen=True, forbid_unknown_fields=True):
    """`latin` gives the Latin letters of one of another alphabet, `alike` what is written for what; a key has at most `letters` letters."""

    letters: int
    latin: dict[str, str]
    alike: dict[str, str]


@cache
def transliteration() -> Transliteration:
    return load(DATA / "transliteration.toml", Transliteration)


@cache
def name_key(word: str) -> str:
    """The key under which a word of a name stands, whatever its alphabet: «Спера» and "Spera" have the same."""
    table = transliteration()
    latin = "".join(table.latin.get(letter, letter) for letter in word.lower())
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", latin) if not unicodedata.combining(letter))
    for written, alike in table.alike.items():
        plain = plain.replace(written, alike)
    return plain[: table.letters]
