"""Whom a claim is about when its clause does not say: who is spoken of most and last, and who deals with whom in the article."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from math import exp

from msgspec import Struct
from msgspec.structs import replace

from dragoman.grammar.roles import SUBJECTS
from dragoman.model import STATELESS, Actor, Mention, Reading, Sentence, Span, Token, by_span

RECENT = 150  # characters back after which having been named weighs a third

# What speaks for a candidate, in log odds, chosen by what annotators filled sides with that grammar leaves open.
OFTEN = 2.0  # as often named as anybody
LATELY = 1.5  # named right before
BESIDE = 1.0  # named later in the sentence; half of it for a source
DEALING = 0.6  # deals with the other side as often as anybody
SUBJECT = 1.3  # the source is a subject in the sentence
HIMSELF = {True: -1.0, False: -2.0}  # on the other side already: by whether such acts are often done at home
NOBODY = {True: 1.4, False: 2.0}  # for leaving the source, or the target, open


class Guess(Struct, frozen=True):
    """Who is most likely meant (None: nobody), and how likely."""

    actor: Actor | None
    likelihood: float


class Gap(Struct, frozen=True):
    """A side of an act that its clause leaves open: the act's word, whether the source is asked for, who is on the other side."""

    sentence: Sentence
    place: Token
    is_source: bool
    known: frozenset[str]
    domestic: bool


class Salience:
    """The actors of an article by place, and the pairs that its clauses name together."""

    def __init__(self, reading: Reading, pairs: Iterable[tuple[Sequence[Actor], Sequence[Actor]]], place_words: Collection[str]) -> None:
        named = (m for m in reading.index.everybody if m.actors)
        meant = (m for m in named if m.kind != "metonym" or word_before(reading.document.text, m) not in place_words)
        self._mentions = by_span(meant)
        self._counts = Counter(a.code for m in self._mentions for a in m.actors if a.code not in STATELESS)
        self._highest = max(self._counts.values(), default=0)
        self._partners = Counter((x.code, y.code) for source, target in pairs for a in source for b in target for x, y in ((a, b), (b, a)))

    def likeliest(self, gap: Gap) -> Guess:
        """Who fills a gap. The candidates are all states and bodies named so far; their log odds make likelihoods (softmax)."""
        nearest = self._nearest(gap)
        most = self._most_dealings(gap.known)
        weights = {code: self._weight(code, mention, gap, most) for code, (_, mention) in nearest.items()}
        nobody = NOBODY[gap.is_source]
        total = exp(nobody) + sum(map(exp, weights.values()))
        best = max(weights, key=lambda code: weights[code], default=None)
        if best is None or weights[best] < nobody:
            return Guess(None, exp(nobody) / total)
        actor, mention = nearest[best]
        return Guess(at(actor, mention), exp(weights[best]) / total)

    def _nearest(self, gap: Gap) -> dict[str, tuple[Actor, Mention]]:
        """Each code with its last mention before the act; for a verb else its first one after it in the sentence."""
        last = gap.place.start if gap.place.pos == "NOUN" else gap.sentence.end
        later, earlier = self._mentions.starting_in(gap.place.start, last), self._mentions.starting_in(0, gap.place.start)
        ordered = (*reversed(later), *earlier)
        return {actor.code: (actor, mention) for mention in ordered for actor in mention.actors if actor.code not in STATELESS}

    def _weight(self, code: str, mention: Mention, gap: Gap, most: int) -> float:
        weight = OFTEN * self._counts[code] / self._highest
        if code in gap.known:
            weight += HIMSELF[gap.domestic]
        if mention.start >= gap.place.start:
            weight += BESIDE / 2 if gap.is_source else BESIDE
        else:
            weight += LATELY * exp((mention.end - gap.place.start) / RECENT)
        if gap.is_source and is_subject(gap.sentence, mention):
            weight += SUBJECT
        if most:
            weight += DEALING * (max(self._partners[one, code] for one in gap.known) / most)
        return weight

    def _most_dealings(self, known: Collection[str]) -> int:
        """How often whoever does so most stands opposite one of the known."""
        return max((self._partners[one, other] for one in known for other in self._counts), default=0)


def is_subject(sentence: Sentence, mention: Mention) -> bool:
    head = sentence.head_of(mention.start, mention.end) if sentence.covers(mention) else None
    return head is not None and head.base in SUBJECTS


def word_before(text: str, mention: Mention) -> str:
    """The word before a mention in lower case: a city behind "in" is where something happens, not who acts."""
    return (text[max(0, mention.start - 12) : mention.start].lower().split() or [""])[-1]


def at(actor: Actor, mention: Mention) -> Actor:
    return replace(actor, mention=Span(mention.text, mention.start, mention.end))
