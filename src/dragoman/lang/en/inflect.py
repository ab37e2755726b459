"""English: names keep their form, nouns show their number by their ending."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from dragoman.keys import digest
from dragoman.lexicon import DATA
from dragoman.lexicon.inflector import UNINFLECTED
from dragoman.lexicon.offices import OfficeFile
from dragoman.lexicon.toml import load


class NameWords(Struct, frozen=True, forbid_unknown_fields=True):
    """A file `names.toml`."""

    articles: frozenset[str]


@cache
def links() -> frozenset[str]:
    """The words that join an office to what it is of."""
    return frozenset(load(DATA / "en" / "offices.toml", OfficeFile).links)


def office_forms(name: str, kind: str) -> Iterable[tuple[str, bool]]:
    """A word of office phrases as it stands, and whether it is plural."""
    return [(name, head_in_plural(name))]


def head_in_plural(name: str) -> bool:
    """Whether the head of a name is plural ("ministers of defence", not "minister of foreign affairs")."""
    words = name.split(" ")
    return words[min(map(words.index, {*words} & links()), default=len(words)) - 1].endswith("s")


def singular(word: str) -> str:
    """The singular of a regular plural."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 2:
        return word[:-1]
    return word


NAMES = DATA / "en" / "names.toml"
INFLECTOR = replace(
    UNINFLECTED, version=digest("\0".join(path.read_text("utf8") for path in (Path(__file__), NAMES))), office_forms=office_forms,
    singular=singular, articles=load(NAMES, NameWords).articles,
)
