"""How Russian declines names of persons."""

from functools import cache, lru_cache
from typing import Literal

from msgspec import Struct

from dragoman.lexicon.toml import DATA, load


class Ending(Struct, frozen=True, forbid_unknown_fields=True):
    """A row of `ru/name_endings.toml`, which tells what the fields mean."""

    ends: tuple[str, ...]
    cut: int
    add: tuple[str, ...]
    example: tuple[str, str]
    gender: Literal["m", "f"] | None = None

    def fits(self, word: str, gender: str | None) -> bool:
        return (self.gender is None or gender is None or self.gender == gender) and word.lower().endswith(self.ends)

    def cases(self, word: str) -> list[str]:
        """Genitive, dative, accusative, instrumental, prepositional, the other instrumental (where there is none, the first again)."""
        stem = word[: len(word) - self.cut]
        forms = [stem + end for end in self.add] or [word] * 5
        return forms if len(forms) == 6 else [*forms, forms[3]]


class Endings(Struct, frozen=True, forbid_unknown_fields=True):
    ending: tuple[Ending, ...]
    case_endings: tuple[str, ...]
    unchanging: frozenset[str]
    patronymic_endings: tuple[str, ...]


@cache
def table() -> Endings:
    return load(DATA / "ru" / "name_endings.toml", Endings)


def unchanging(word: str) -> bool:
    """Whether it is a part of names that no case changes."""
    return word in table().unchanging


def declined(word: str, gender: str | None) -> list[str]:
    """The oblique cases that a name's ending suggests, as `Ending.cases` orders them."""
    if unchanging(word):
        return [word] * 6
    return next((row.cases(word) for row in table().ending if row.fits(word, gender)), [word] * 6)


def is_patronymic(word: str) -> bool:
    """Whether a word in small letters looks like a patronymic in some case."""
    return word.endswith(table().patronymic_endings)


@lru_cache(maxsize=2**16)
def stem(word: str) -> str:
    """What the cases of a name have in common, in small letters; at least three letters stay."""
    small = word.lower().replace("ё", "е")
    end = next((e for e in table().case_endings if small.endswith(e) and len(small) - len(e) > 2), "")
    return small[: len(small) - len(end)]
