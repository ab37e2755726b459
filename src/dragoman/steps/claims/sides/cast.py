"""The actors of an article: where each is named, how often, with whom and opposite whom."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from dragoman.model import UNKNOWN, Actor, Mention, Reading, Sentence, Token, by_span

Codes = frozenset[str]


class Occurrence(Struct, frozen=True):
    """One naming of an actor: the mention, the number of its parsed sentence, and its head word."""

    actor: Actor
    mention: Mention
    sentence: int
    head: Token


class Cast:
    """Everybody who is named in the parsed sentences of a reading, and who issued the text.

    `pairs` are the sides that grammar gives the acts of the article: who deals with whom.
    """

    def __init__(self, reading: Reading, pairs: Iterable[tuple[Sequence[Actor], Sequence[Actor]]]) -> None:
        self.publisher = reading.publisher
        self.sentences = [sentence for sentence in reading.trees if sentence.tokens]
        self.occurrences = list(self._occurrences(reading))
        self.by_code: dict[str, list[Occurrence]] = defaultdict(list)
        for one in self.occurrences:
            self.by_code[one.actor.code].append(one)
        self._dealings = Counter((x.code, y.code) for source, target in pairs for a in source for b in target for x, y in ((a, b), (b, a)))
        self._most_dealings = max(self._dealings.values(), default=1)

    def _occurrences(self, reading: Reading) -> Iterable[Occurrence]:
        sentences = by_span(self.sentences)
        number = {sentence.start: at for at, sentence in enumerate(self.sentences)}
        for mention in reading.index.everybody:
            for sentence in sentences.covering(mention.start, mention.start + 1)[:1] if mention.actors else ():
                head = sentence.head_of(mention.start, mention.end)
                if head is not None:
                    yield from (Occurrence(actor, mention, number[sentence.start], head) for actor in mention.actors)

    @cached_property
    def number(self) -> Mapping[int, int]:
        """The number of each parsed sentence by its first character."""
        return {sentence.start: at for at, sentence in enumerate(self.sentences)}

    @cached_property
    def order(self) -> Mapping[str, int]:
        """The place of each code in the order of first naming."""
        return {code: at for at, code in enumerate(self.by_code)}

    @cached_property
    def often(self) -> Mapping[str, float]:
        """How often each code is named, against the one that is named most; in (0, 1]."""
        counts = {code: len({(one.mention.start, one.mention.end) for one in found}) for code, found in self.by_code.items()}
        most = max(counts.values(), default=1)
        return {code: count / most for code, count in counts.items()}

    def dealings(self, one: Codes, other: Codes) -> float:
        """How often two sides stand opposite each other in the article, against the pair that does so most; in [0, 1]."""
        return max((self._dealings[a, b] for a in one for b in other), default=0) / self._most_dealings

    @cached_property
    def groups(self) -> Mapping[int, Sequence[Codes]]:
        """The sets of actors that one mention or a coordination names together, by the number of the sentence."""
        heads: dict[tuple[int, int], set[str]] = defaultdict(set)
        for one in self.occurrences:
            heads[one.sentence, one.head.index].add(one.actor.code)
        found: dict[int, dict[Codes, None]] = defaultdict(dict)  # sets in order, each once
        for number, index in heads:
            codes = frozenset(self._joined(heads, number, index))
            if len(codes) > 1:
                found[number][codes - {UNKNOWN}] = None
        return {number: list(sets) for number, sets in found.items()}

    def _joined(self, heads: Mapping[tuple[int, int], set[str]], number: int, index: int) -> set[str]:
        """The codes at a head word and at the words coordinated with it."""
        sentence = self.sentences[number]
        codes, waiting = set(heads[number, index]), [sentence.tokens[index]]
        while waiting:
            for other in sentence.children(waiting.pop(), "conj"):
                codes |= heads.get((number, other.index), set())
                waiting.append(other)
        return codes

    def before(self, place: int) -> Sequence[str]:
        """The codes named before a character, the one named last first."""
        last = {code: bisect_left(starts, place) for code, starts in self._starts.items()}
        named = ((self._places[code][at - 1], code) for code, at in last.items() if at)
        return [code for _, code in sorted(named, reverse=True)]

    @cached_property
    def _places(self) -> Mapping[str, Sequence[int]]:
        """The places of each code among the occurrences."""
        found: dict[str, list[int]] = defaultdict(list)
        for at, one in enumerate(self.occurrences):
            found[one.actor.code].append(at)
        return found

    @cached_property
    def _starts(self) -> Mapping[str, Sequence[int]]:
        """The characters at which each code is named."""
        return {code: [self.occurrences[at].mention.start for at in places] for code, places in self._places.items()}


def nearest(occurrences: Sequence[Occurrence], sentence: Sentence, act: Token) -> Occurrence | None:
    """Where an actor is named for an act: nearest in its sentence, else last before it, else first after it."""
    first, last = (bisect_left(occurrences, place, key=lambda one: one.mention.start) for place in (sentence.start, sentence.end))
    if first < last:
        return min(occurrences[first:last], key=lambda one: abs(one.head.index - act.index))
    before = (occurrences[at] for at in reversed(range(first)) if occurrences[at].mention.end <= act.start)
    return next(before, occurrences[0] if occurrences else None)
