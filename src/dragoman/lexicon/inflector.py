"""What puts the words of the data files into their forms; the languages provide it."""

from collections.abc import Callable, Iterable

from msgspec import Struct

from dragoman.lexicon.actor_files import Naming


class Inflector(Struct, frozen=True):
    """`version` signs everything that decides about a form: code, endings, dictionary.

    `name_forms` gives every form of a name; `office_forms` those of a word of office phrases of a kind (`offices.Kind`), each with whether
    it is plural; `reference_forms` those of a referring word of a kind (`references.Kind`).
    """

    version: str
    name_forms: Callable[[Naming], Iterable[str]]
    office_forms: Callable[[str, str], Iterable[tuple[str, bool]]]
    reference_forms: Callable[[str, str], Iterable[str]]
