"""How the words of a language change their form; each language provides one."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from dragoman.lexicon.actor_files import Alias


class Inflector(Struct, frozen=True):
    """`version` signs everything that decides about a form: code, endings, dictionary.

    `name_forms` gives every form of a name; `office_forms` those of a word of office phrases of a kind (`offices.Kind`), each with whether
    it is plural; `reference_forms` those of a referring word of a kind (`references.Kind`). `stem` is what the cases of a word of a name
    have in common, in small letters; `nominative` is what several cases of one word of a name are cases of, with the help of a function
    that gives the dictionary form of a word; `is_patronymic` tells a middle name after the father. `singular` makes a noun's singular of
    its plural by the ending alone; None where endings do not tell.
    `articles` are words, in small letters, that a name may begin with and that are written small or with a capital letter.
    `small_adjectives`: adjectives made of names and words for peoples are written small.
    """

    version: str
    name_forms: Callable[[Alias], Iterable[str]]
    office_forms: Callable[[str, str], Iterable[tuple[str, bool]]]
    reference_forms: Callable[[str, str], Iterable[str]]
    stem: Callable[[str], str] = str.lower
    nominative: Callable[[Sequence[str], Callable[[str], str]], str] = lambda forms, lemma: forms[0]
    is_patronymic: Callable[[str], bool] = lambda word: False
    singular: Callable[[str], str] | None = None
    articles: frozenset[str] = frozenset()
    small_adjectives: bool = False


class Inflected(Struct, frozen=True):
    """What the tables of all forms are made from in a language: `folder` holds its data and is named by its ISO 639-1 code."""

    folder: Path
    inflector: Inflector

    @property
    def code(self) -> str:
        return self.folder.name


UNINFLECTED = Inflector("", lambda alias: [alias.text], lambda name, kind: [(name, False)], lambda text, kind: [text])
