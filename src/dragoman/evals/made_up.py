"""Readings that nobody has read, for measuring the ledger: actors and words by Zipf's law (a few are in most claims), the first three
claims of a document each in a statement, no trees.
"""

import itertools
import random
from collections.abc import Iterator, Sequence

from dragoman.corpus.stories.teller import Teller
from dragoman.keys import content_id
from dragoman.lang import languages
from dragoman.lang.lemmas import WORD, Lemmas
from dragoman.model import Actor, Attribution, Claim, Document, Quantity, Reading, Span, Speaker, Statement, Time, Why, cut
from dragoman.pipeline import standard_lexicon
from dragoman.store.store import Store
from dragoman.store.writing import Run

RUN = Run("r0", "bench", "none", "{}", "2026-01-01T00:00:00+00:00")
WORDS_PER_SENTENCE, VOCABULARY = 18, 30_000
STATUSES = ("happened", "happened", "happened", "ongoing", "planned", "offered", "demanded", "threatened", "possible", "denied")
KINDS = {"trade": "measure", "arms": "measure", "ally": "relation", "member": "relation"}


class Maker:
    """Readings of so many claims each, without end, the same ones every time."""

    def __init__(self, claims_each: int = 10) -> None:
        self._claims_each, self._chance = claims_each, random.Random(7)
        lexicon = standard_lexicon()
        self.codes = [f"S{number:03}" for number in range(250)]
        self._code_weights = list(itertools.accumulate(1 / (place + 1) for place in range(len(self.codes))))
        self._types = [*lexicon.plover.events, *KINDS]
        self._words = [f"w{number}" for number in range(VOCABULARY)]
        self._word_weights = list(itertools.accumulate(1 / (place + 1) for place in range(VOCABULARY)))

    def readings(self, claims: int) -> Iterator[Reading]:
        return (self.reading(number) for number in range(claims // self._claims_each))

    def reading(self, number: int) -> Reading:
        chance = self._chance
        words = [" ".join(self._some(self._words, self._word_weights, WORDS_PER_SENTENCE)) for _ in range(self._claims_each)]
        sentences = [f"{number}.{place} {one}" for place, one in enumerate(words)]
        text = "\n".join(sentences)
        starts = list(itertools.accumulate((len(one) + 1 for one in sentences), initial=0))
        published = f"{chance.randrange(2005, 2026)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
        spans = [cut(text, start, start + len(one)) for start, one in zip(starts, sentences, strict=False)]
        said = tuple(self._statement(text, span) for span in spans[:3])
        claims = tuple(self._claim(span, published, said[i] if i < len(said) else None) for i, span in enumerate(spans))
        outlet = f"outlet {chance.randrange(300)}"
        document = Document(f"article-{number}", text, chance.choice(tuple(languages())), published=published, outlet=outlet)
        return Reading(document=document, claims=claims, statements=said)

    def _some(self, choices: Sequence[str], weights: Sequence[float], count: int) -> list[str]:
        return self._chance.choices(choices, cum_weights=weights, k=count)

    def _actor(self, mention: Span) -> Actor:
        code = self._some(self.codes, self._code_weights, 1)[0]
        return Actor(code, f"Government of {code}", "Q159", code, "GOV", mention)

    def _statement(self, text: str, span: Span) -> Statement:
        name = cut(text, span.start, span.start + 12)
        speaker = Speaker(name.text, name.start, name.end, self._actor(name))
        return Statement(id=content_id("s", span.text), source=speaker, cue=name, content=span, quote="indirect")

    def _claim(self, span: Span, day: str, said: Statement | None) -> Claim:
        chance, type = self._chance, self._chance.choice(self._types)
        word = Span(span.text[:20], span.start, span.start + 20)
        speaker = said.source if said else None
        chain = (Attribution(speaker.text, speaker.start, speaker.end, speaker.actor, said.id),) if said and speaker else ()
        value, unit = float(chance.randrange(1, 10**6)), chance.choice(("USD", "soldier", "%"))
        amount = Quantity(word.text, word.start, word.end, value=value, unit=unit)
        return Claim(
            id=content_id("c", span.text), kind=KINDS.get(type, "event"), type=type, status=chance.choice(STATUSES),  # type: ignore[arg-type]
            source=(self._actor(word),), target=(self._actor(word),), symmetric=type == "CONSULT", evidence=span, trigger=word,
            attribution=chain, quantities=(amount,) if chance.random() < 0.4 else (), time=Time(day, day, "on that day", (0, 5)),
            why=Why("frame", round(chance.random(), 2), ("source: nsubj", "target: obl:to"), ("past tense",), {"frame": 0.5, "roles": 0.4}),
        )


def lemmas(text: str, language: str) -> list[str]:
    return WORD.findall(text)


def choices(words: str) -> list[list[str]]:
    return [[word] for word in words.split()]


def opened(url: str) -> Store:
    """A ledger in which words stand for themselves."""
    return Store(url, lemmas, choices, Teller(Lemmas({})))
