"""What a document tells: the claims, statements and figures of its reading in the form in which they are compared."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from dragoman.corpus.stories.profile import Figure, Passage, Telling
from dragoman.corpus.stories.words import NOTHING, TELLING, Located
from dragoman.keys import content_id
from dragoman.lang.lemmas import WORD
from dragoman.lexicon.details import comparable_units, details
from dragoman.model import Actor, Claim, Quantity, Reading, Span, Statement, cut

REACH = 2  # words before a number among which one makes it a part
COMPARED_ROLES = frozenset({"level", "count", "duration", "change"})


class ReadingTellings:
    """The tellings of one reading."""

    def __init__(self, reading: Reading, passages: Sequence[Passage], located: Located) -> None:
        self._reading, self._passages, self._located = reading, passages, located
        self._starts = [passage.start for passage in passages]

    def all(self) -> tuple[Telling, ...]:
        if not self._passages:
            return ()
        found = [*map(self._claim, self._reading.claims), *map(self._statement, self._reading.statements), *self._figures()]
        return tuple(sorted(found, key=lambda one: (one.trigger.start, one.id)))

    def _claim(self, claim: Claim) -> Telling:
        time = claim.time
        return Telling(
            id=claim.id, kind="claim", trigger=claim.trigger, evidence=claim.evidence, passage=self._at(claim.trigger.start),
            type=claim.type, status=claim.status, source=codes(claim.source), target=codes(claim.target), symmetric=claim.symmetric,
            figures=self._figures_of(claim.quantities), days=(time.start or "", time.end or "") if time and not time.inferred else None,
            words=self._words(claim.evidence), marks=self._marks(claim.evidence), act=self._words(claim.trigger, least=0.0),
            told_by=codes(link.actor for link in claim.attribution if link.actor), score=claim.why.score,
        )

    def _statement(self, said: Statement) -> Telling:
        within = [q for q in self._reading.quantities if said.content.covers(q)]
        return Telling(
            id=said.id, kind="statement", trigger=said.cue or said.content, evidence=said.content, passage=self._at(said.content.start),
            type=said.stance, status="denied" if said.stance == "denies" else "happened",
            source=codes((said.source.actor,)) if said.source and said.source.actor else (), figures=self._figures_of(within),
            words=self._words(said.content), marks=self._marks(said.content), act=self._words(said.cue, least=0.0) if said.cue else (),
            negated=said.negated,
        )

    def _figures(self) -> Iterator[Telling]:
        for quantity in self._reading.quantities:
            if quantity.unit is None or quantity.role not in COMPARED_ROLES:
                continue
            passage = self._passages[self._at(quantity.start)]
            sentence = cut(self._reading.document.text, passage.start, passage.end)
            if not sentence.covers(quantity):
                continue
            yield Telling(
                id=content_id("q", self._reading.document.id, quantity.start, quantity.end, quantity.text), kind="figure",
                trigger=cut(self._reading.document.text, quantity.start, quantity.end), evidence=sentence,
                passage=self._at(quantity.start), figures=self._figures_of((quantity,)), words=passage.words, marks=passage.marks,
                days=self._day(sentence),
            )

    def _figures_of(self, quantities: Iterable[Quantity]) -> tuple[Figure, ...]:
        told = [q for q in quantities if q.role in COMPARED_ROLES and (q.value, q.low, q.high) != (None, None, None)]
        return tuple(map(self._figure, told))

    def _figure(self, quantity: Quantity) -> Figure:
        into = comparable_units().conversions.get(quantity.unit or "")
        unit, relation = (into.unit, "about") if into and quantity.relation == "exactly" else (quantity.unit, quantity.relation)
        passage = self._passages[self._at(quantity.start)]
        return Figure(
            *bounds(quantity), into.unit if into else unit, relation, quantity.role, quantity.text, self._fate(quantity, passage),
            codes(actor for m in self._reading.mentions if quantity.overlap(m) for actor in m.actors),
            self._is_part(quantity, passage),
        )

    def _is_part(self, quantity: Quantity, passage: Passage) -> bool:
        """Whether the words around a number make it a part of another: "five of them", "including two women"."""
        text, known = self._reading.document.text, details(self._reading.document.language)
        number = WORD.search(text, quantity.start)
        after = WORD.search(text, number.end()) if number else None
        before = [word for place, word, _ in between(self._located.words, passage) if place < quantity.start][-REACH:]
        if known is None:
            return False
        return (after is not None and after[0].lower() in known.parts) or not known.parts_before.isdisjoint(before)

    def _fate(self, quantity: Quantity, passage: Passage) -> str | None:
        """The fate of people that is told nearest to their number, in its own sentence."""
        known = details(self._reading.document.language)
        if known is None or quantity.unit not in comparable_units().people:
            return None
        told = [(place, known.fate_of[word]) for place, word, _ in between(self._located.words, passage) if word in known.fate_of]
        return min(((abs(place - quantity.start), fate) for place, fate in told), default=(0, None))[1]

    def _day(self, sentence: Span) -> tuple[str, str] | None:
        within = [t for t in self._reading.times if sentence.start <= t.span[0] and t.span[1] <= sentence.end]
        return (within[0].start or "", within[0].end or "") if len(within) == 1 else None

    def _at(self, place: int) -> int:
        """The number of the passage in which a place is, or before which it stands."""
        return max(0, bisect_right(self._starts, place) - 1)

    def _words(self, span: Span, least: float = TELLING) -> tuple[str, ...]:
        return keys(between(self._located.words, span), least)

    def _marks(self, span: Span) -> tuple[str, ...]:
        return keys(between(self._located.marks, span), NOTHING)


def between(found: Sequence[tuple[int, str, float]], span: Span | Passage) -> Sequence[tuple[int, str, float]]:
    return found[bisect_left(found, (span.start,)) : bisect_left(found, (span.end,))]


def keys(found: Iterable[tuple[int, str, float]], least: float) -> tuple[str, ...]:
    """Each once, in the order of the text."""
    return tuple(dict.fromkeys(key for _, key, weight in found if weight >= least))


def codes(actors: Iterable[Actor]) -> tuple[str, ...]:
    return tuple(sorted({actor.code for actor in actors}))


def bounds(quantity: Quantity) -> tuple[float | None, float | None]:
    """A bound is open on its side; an amount that can be told in another unit is told in that one."""
    low, high = (quantity.value, quantity.value) if quantity.value is not None else (quantity.low, quantity.high)
    if quantity.relation in ("at_least", "more_than"):
        high = None
    elif quantity.relation in ("at_most", "less_than"):
        low = None
    into = comparable_units().conversions.get(quantity.unit or "")
    factor = into.factor if into else 1.0
    return low if low is None else low * factor, high if high is None else high * factor
