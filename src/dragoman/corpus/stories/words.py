"""The words and marks of a text, and how much each of them tells.

A mark is what texts in different languages have in common: an actor's code (`@PAK`), a word of a name (`khost` → `host`), a number (`#12`),
what is counted (`*missile`), a day that is told of (`!2024-09-17`), what somebody did (`ASSAULT`, `ASSAULT:PAK`). The name of a state is
one mark, its code: all that happens between two states names both, so their names must not outweigh what tells one event from another.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from math import log, sqrt

from wordfreq import available_languages, zipf_frequency

from dragoman.lang.lemmas import WORD, Lemmas
from dragoman.lexicon.transliteration import name_key
from dragoman.model import Paragraph, Reading

COMMONEST = 7.5  # Zipf frequency of the commonest words: they weigh nothing
RAREST = 2.5  # and of those that the frequency lists do not have
TELLING = 2.0  # the least weight of a content word
NOTHING = 0.01  # what weighs less says nothing
ACTOR_WEIGHT = 1.5
TYPE_WEIGHT = 1.5
ACT_WEIGHT = 2.5
UNIT_WEIGHT = 2.5
DAY_WEIGHT = 4.0
DAY_MARK = "!"
OF_STATES = 0.4  # what the words that name a state weigh, of what other words as rare do
NUMBER_WEIGHTS = (1.5, 2.5, 3.5)  # of one, two, and more digits that are not noughts at the end
SHORTEST_NAME = 3
MOSTLY = 0.6  # so many capital letters make a headline in which capitals tell nothing
BEFORE_FIRST = " «\"“(„"
SENTENCE_ENDS = ".!?…:"
STATES = frozenset({"GPE", "LOC"})
NAMING = frozenset({"name", "adjective", "demonym", "metonym"})


@cache
def rarity(lemma: str, language: str) -> float:
    """COMMONEST less the Zipf frequency (log10 of occurrences in a billion words; van Heuven et al. 2014) of a word in general text."""
    if language not in available_languages("small"):
        return COMMONEST - RAREST - 1
    return max(0.0, COMMONEST - max(zipf_frequency(lemma, language, wordlist="small"), RAREST))


def number_mark(value: float) -> tuple[str, float]:
    digits = re.sub(r"\D", "", f"{value:.10g}").strip("0")
    return f"#{value:.10g}", NUMBER_WEIGHTS[min(len(digits), len(NUMBER_WEIGHTS)) - 1] if digits else NUMBER_WEIGHTS[0]


class Located:
    """The words and marks of a text by the place where they stand."""

    def __init__(self, reading: Reading, lemmas: Lemmas) -> None:
        self.words: list[tuple[int, str, float]] = []
        self.marks: list[tuple[int, str, float]] = []
        self._lemmas = lemmas
        named, self._times, self._states = set(places_of_names(reading)), set(places_of_times(reading)), set(places_of_states(reading))
        for paragraph in article(reading):
            self._read(paragraph, named, reading.document.language)
        self.marks += [*of_actors(reading), *of_claims(reading), *of_quantities(reading), *of_days(reading)]
        self.words.sort()
        self.marks = sorted(mark for mark in self.marks if mark[1])

    def _read(self, paragraph: Paragraph, named: set[int], otherwise: str) -> None:
        language = paragraph.language if paragraph.language in self._lemmas.languages else otherwise
        known = self._lemmas.languages.get(language)
        found = list(WORD.finditer(paragraph.text))
        headline = known is not None and known.traits.title_case and sum(word[0][0].isupper() for word in found) > MOSTLY * len(found)
        for word in found:
            place, text = paragraph.start + word.start(), word[0]
            own, share = self._lemmas.of_text(text, language), OF_STATES if place in self._states else 1.0
            self.words += [(place, lemma, rarity(lemma, language) * share) for lemma in own]
            if text[0].isdecimal():
                if text.isdecimal():
                    self.marks.append((place, *number_mark(float(text[:15]))))
            elif place not in self._times | self._states and (place in named or (not headline and looks_named(paragraph.text, word))):
                lemma = own[0] if own else text.lower()
                self.marks.append((place, name_key(lemma), rarity(lemma, language)))


def article(reading: Reading) -> Iterator[Paragraph]:
    """The paragraphs that are part of the article."""
    marked = [(mark.start, mark.end) for mark in reading.boilerplate]
    return (p for p in reading.paragraphs if not any(start <= p.start < end for start, end in marked))


def places_of_names(reading: Reading) -> Iterator[int]:
    """Where each word of a name begins."""
    spans = [*reading.names, *(m for m in reading.mentions if m.kind == "name")]
    return (span.start + word.start() for span in spans for word in WORD.finditer(span.text) if word[0][0].isupper())


def places_of_times(reading: Reading) -> Iterator[int]:
    return (place for time in reading.times for place in range(*time.span))


def places_of_states(reading: Reading) -> Iterator[int]:
    """Where words stand that name a state, or what is its: its capital, its people."""
    return (
        place for mention in reading.mentions if mention.actors and mention.type in STATES and mention.kind in NAMING
        for place in range(mention.start, mention.end)
    )


def looks_named(text: str, word: re.Match[str]) -> bool:
    """Whether a word has a capital letter though it opens no sentence."""
    before = text[: word.start()].rstrip(BEFORE_FIRST)
    return len(word[0]) >= SHORTEST_NAME and word[0][0].isupper() and bool(before) and before[-1] not in SENTENCE_ENDS


def of_actors(reading: Reading) -> Iterator[tuple[int, str, float]]:
    return ((m.start, f"@{actor.code}", ACTOR_WEIGHT) for m in reading.mentions for actor in m.actors)


def of_claims(reading: Reading) -> Iterator[tuple[int, str, float]]:
    for claim in reading.claims:
        yield claim.trigger.start, claim.type, TYPE_WEIGHT
        yield from ((claim.trigger.start, f"{claim.type}:{actor.code}", ACT_WEIGHT) for actor in claim.source)


def of_quantities(reading: Reading) -> Iterator[tuple[int, str, float]]:
    for quantity in reading.quantities:
        if quantity.value is not None:
            yield quantity.start, *number_mark(quantity.value)
        if quantity.unit is not None:
            yield quantity.start, f"*{quantity.unit}", UNIT_WEIGHT


def of_days(reading: Reading) -> Iterator[tuple[int, str, float]]:
    return ((t.span[0], f"{DAY_MARK}{t.start}", DAY_WEIGHT) for t in reading.times if t.start and t.start == t.end and not t.inferred)


def vector(found: Iterable[tuple[int, str, float]], least: float = NOTHING) -> dict[str, float]:
    """Weights by log frequency and rarity; a mark that weighs less in one place than in another weighs the more."""
    counts: Counter[str] = Counter()
    weights: dict[str, float] = {}
    for _, key, weight in found:
        if weight >= least:
            counts[key] += 1
            weights[key] = max(weight, weights.get(key, 0.0))
    return {key: (1 + log(count)) * weights[key] for key, count in sorted(counts.items())}


def length(weights: Mapping[str, float]) -> float:
    return sqrt(sum(weight * weight for weight in weights.values()))


def unit(weights: Mapping[str, float]) -> dict[str, float]:
    """The vector at length one."""
    whole = length(weights) or 1.0
    return {key: round(weight / whole, 5) for key, weight in weights.items() if weight}


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Of two vectors of length one."""
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other[key] for key, weight in one.items() if key in other)
