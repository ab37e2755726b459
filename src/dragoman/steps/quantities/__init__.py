"""Amounts: numbers with what they count, money, shares, ratios, durations."""

from functools import lru_cache
from pathlib import Path

from msgspec.structs import replace

from dragoman.lexicon.language import Language
from dragoman.lexicon.units import currencies
from dragoman.model import Quantity, Reading, Sentence
from dragoman.steps.quantities.amounts import AmountReader
from dragoman.steps.quantities.bare import told_again
from dragoman.steps.quantities.vocabulary import AmountVocabulary
from dragoman.tools import Step, Tools


def find_quantities(reading: Reading, tools: Tools) -> Reading:
    found: list[Quantity] = []
    for sentence in reading.trees:
        words = vocabulary(tools.languages[sentence.language], tools.lexicon.folder)
        if words is not None:
            taken = [time.span for time in reading.index.times.starting_in(sentence.start, sentence.end)]
            here = quantities_in(sentence, taken, words)
            found += [told_again(q, found) if q.unit is None and q.role == "count" else q for q in here]
    return replace(reading, quantities=tuple(of_people(reading, quantity) for quantity in found))


def of_people(reading: Reading, quantity: Quantity) -> Quantity:
    """The quantity with people as its unit, where a people is counted («8 тысяч боснийцев»)."""
    counted = reading.index.mentions.inside(quantity.start, quantity.end)
    people = any(mention.kind == "demonym" and mention.end == quantity.end for mention in counted)
    return replace(quantity, unit="person") if people and quantity.role == "count" else quantity


@lru_cache(maxsize=8)
def vocabulary(language: Language, folder: Path) -> AmountVocabulary | None:
    """None for a language without words of numbers, amounts or units; `folder` holds the currencies."""
    if language.numbers is None or language.amounts is None or language.units is None:
        return None
    return AmountVocabulary(language, language.numbers, language.amounts, language.units, currencies(folder))


def quantities_in(sentence: Sentence, taken: list[tuple[int, int]], words: AmountVocabulary) -> list[Quantity]:
    """The quantities of a sentence; `taken` are the characters of its times."""
    return AmountReader(sentence, taken, words).all()


STEP = Step("quantities", needs=("trees", "times", "mentions"), gives=("quantities",), run=find_quantities)
