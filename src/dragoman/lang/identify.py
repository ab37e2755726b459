"""Which language a stretch of text is in, by py3langid's bundled model; headlines by wordfreq's lists of words as well."""

from collections.abc import Callable, Collection

import py3langid
import regex
from wordfreq import available_languages, zipf_frequency

from dragoman.lang.libraries import versions

ENOUGH_LETTERS = 20
NEARLY_AS_LIKELY = 10.0  # natural logarithm of a likelihood ratio: short headlines full of names lie within it, sister languages beyond
UNKNOWN = "und"
COMMON = 2.6  # wordfreq's logarithm of how often a word occurs: from here on it belongs to the language and is not borrowed by chance
WORD = regex.compile(r"\p{L}[\p{L}\p{M}'’-]*")


def version() -> str:
    """The libraries, whose models are bundled, and their versions."""
    return versions("py3langid", "wordfreq")


def language_of(text: str, expected: Collection[str] = ()) -> str:
    """The ISO 639-1 code, or `und` for texts with too few letters to tell (below 20 it guesses wrongly too often).

    One of the `expected` languages is taken before another that is hardly more likely.
    """
    if sum(map(str.isalpha, text)) < ENOUGH_LETTERS:
        return UNKNOWN
    ranking = py3langid.rank(text)
    best, top = ranking[0]
    return str(next((name for name, score in ranking if name in expected and top - score < NEARLY_AS_LIKELY), best))


def language_of_headline(text: str, expected: Collection[str], is_name: Callable[[str, str], bool]) -> str:
    """The one of the `expected` languages in which a short text is: all its words are common there or names (`is_name`, of a word and a
    language), and no language is much likelier. `und` where there is none, or less than two words."""
    words = WORD.findall(text)
    if len(words) < 2:
        return UNKNOWN
    ranking = py3langid.rank(text)
    likely = {name for name, score in ranking if ranking[0][1] - score < NEARLY_AS_LIKELY}
    fitting = (code for code in expected if code in likely and code in available_languages())
    return next((code for code in fitting if all(zipf_frequency(word, code) >= COMMON or is_name(word, code) for word in words)), UNKNOWN)
