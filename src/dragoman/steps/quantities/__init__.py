"""Amounts: numbers with what they count, money, shares, ratios, durations."""

from collections.abc import Callable
from functools import lru_cache

from msgspec.structs import replace

from dragoman.lexicon import Lexicon
from dragoman.model import Quantity, Reading, Sentence
from dragoman.steps.quantities.amounts import Amounts
from dragoman.steps.quantities.bare import told_again
from dragoman.steps.quantities.vocabulary import Vocabulary
from dragoman.tools import Step, Tools

LANGUAGES = ("ru", "en")


def find_quantities(reading: Reading, tools: Tools) -> Reading:
    found: list[Quantity] = []
    for sentence in reading.trees:
        engine = tools.engines.get(sentence.language)
        if engine is not None and sentence.language in LANGUAGES:
            taken = [time.span for time in reading.index.times.starting_in(sentence.start, sentence.end)]
            here = quantities_in(sentence, taken, vocabulary(tools.lexicon, sentence.language, engine.lemma))
            found += [told_again(q, found) if q.unit is None and q.role == "count" else q for q in here]
    return replace(reading, quantities=tuple(found))


@lru_cache(maxsize=8)
def vocabulary(lexicon: Lexicon, language: str, lemma: Callable[[str], str]) -> Vocabulary:
    return Vocabulary(lexicon, language, lemma)


def quantities_in(sentence: Sentence, taken: list[tuple[int, int]], words: Vocabulary) -> list[Quantity]:
    """The quantities of a sentence; `taken` are the characters of its times."""
    return Amounts(sentence, taken, words).all()


STEP = Step("quantities", needs=("trees", "times"), gives=("quantities",), run=find_quantities)
