"""Words that tell that a text comes from another outlet."""

from functools import cache

from msgspec import Struct

from dragoman.lexicon.toml import DATA, load


class CreditWords(Struct, frozen=True, forbid_unknown_fields=True):
    """`words` are lemmas that credit an outlet named in the same sentence, `joining` small words inside the names of outlets."""

    words: frozenset[str]
    joining: frozenset[str]


@cache
def credit_words() -> CreditWords:
    """Those of all languages together: a text may credit its original in any."""
    found = [load(path, CreditWords) for path in sorted(DATA.glob("*/credits.toml"))]
    return CreditWords(frozenset().union(*(one.words for one in found)), frozenset().union(*(one.joining for one in found)))
