"""The tellings of one story compared pair by pair: which are the same, which speak against each other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from msgspec import Struct

from dragoman.corpus.stories.comparison import KEPT, compare, marks_alike
from dragoman.corpus.stories.copies import Descent
from dragoman.corpus.stories.profile import Profile, Telling
from dragoman.corpus.stories.sameness import DocumentTelling, excluded, features, probability

SAME = 0.25  # the probability from which two tellings are the same
REPEATED = 0.5  # the same inside one document
INSIDE = 0.7  # two groups are joined where their tellings are on the whole so likely the same, as a share of SAME
ALL = 8  # documents of a story of which every two are compared; of larger ones only copies with their source, and origins with near ones
NEAREST = 12  # so many other origins are compared with each

Node = tuple[int, int]
"""A telling of a story: the place of its document among the story's, and its place among the document's tellings."""


class Likely(Struct, frozen=True):
    """How likely two tellings are the same; the first one's document is the earlier."""

    probability: float
    one: Node
    other: Node


def compared(descent: Descent) -> list[tuple[int, int]]:
    """The pairs of documents whose tellings are compared."""
    places = range(len(descent.documents))
    if len(places) <= ALL:
        return list(combinations(places, 2))
    pairs = {(min(a, b), max(a, b)) for a, b in descent.parents.items()}
    origins = sorted({descent.origin(place) for place in places})
    for place in origins:
        pairs |= {(min(place, other), max(place, other)) for other in nearest(place, origins, descent.documents)}
    return sorted(pairs)


def nearest(place: int, origins: Sequence[int], documents: Sequence[Profile]) -> list[int]:
    others = [other for other in origins if other != place]
    return sorted(others, key=lambda other: (-marks_alike(documents[place], documents[other]), other))[:NEAREST]


class ComparedTellings:
    """All pairs of tellings of one kind that were compared."""

    def __init__(self, descent: Descent) -> None:
        self.descent = descent
        self.pairs = compared(descent)
        self.likely = [likely for one, other in self.pairs for likely in self._pair(one, other)]
        self.repeats = [
            Likely(chance, (place, m), (place, n)) for place, document in enumerate(descent.documents) for chance, m, n in repeats(document)
        ]

    def _pair(self, one: int, other: int) -> Iterator[Likely]:
        a, b = self.descent.documents[one], self.descent.documents[other]
        copied = self.descent.origin(one) == self.descent.origin(other)
        return (Likely(chance, (one, m), (other, n)) for chance, m, n in told_alike(a, b, copied))

    def telling(self, node: Node) -> Telling:
        return self.descent.documents[node[0]].tellings[node[1]]

    def groups(self) -> list[list[Node]]:
        """Tellings of two and more documents that are the same, each in one group at most."""
        known = {frozenset((one.one, one.other)): one.probability for one in self.likely}
        part: dict[Node, list[Node]] = {}
        for link in [*one_to_one(self.likely), *self.repeats]:
            one, other = part.setdefault(link.one, [link.one]), part.setdefault(link.other, [link.other])
            if one is not other and self._joins(one, other, known):
                one.extend(other)
                part.update((node, one) for node in other)
        return sorted({id(some): sorted(some) for some in part.values() if len({place for place, _ in some}) > 1}.values())

    def _joins(self, one: Sequence[Node], other: Sequence[Node], known: dict[frozenset[Node], float]) -> bool:
        """Whether nothing in either speaks against the other, and what was compared of them is likely the same on the whole."""
        pairs = [(a, b) for a in one for b in other]
        told = [known.get(frozenset(pair)) for pair in pairs]
        if any(chance is None and excluded(self.telling(a), self.telling(b)) for chance, (a, b) in zip(told, pairs, strict=True)):
            return False  # what is known was found not to speak against each other
        chances = [chance for chance in told if chance is not None]
        return sum(chances) >= SAME * INSIDE * len(chances)


@lru_cache(maxsize=KEPT)
def told_alike(a: Profile, b: Profile, copied: bool) -> tuple[tuple[float, int, int], ...]:
    """How likely tellings of two documents are the same, with their places in these, where nothing speaks against it."""
    seen = compare(a, b)
    pairs = ((m, x, n, y) for m, x in enumerate(a.tellings) for n, y in enumerate(b.tellings))
    return tuple(
        (round(probability(features(DocumentTelling(a, x), DocumentTelling(b, y), seen, copied), "same"), 6), m, n)
        for m, x, n, y in pairs if x.kind == y.kind and not other_act(x, y) and not excluded(x, y)
    )


@lru_cache(maxsize=KEPT)
def repeats(document: Profile) -> tuple[tuple[float, int, int], ...]:
    """Claims of one document that tell one act in different sentences: how likely that is, and their places."""
    found = []
    for (m, x), (n, y) in combinations(enumerate(document.tellings), 2):
        alike = x.kind == y.kind == "claim" and x.type == y.type and x.passage != y.passage and not set(x.act).isdisjoint(y.act)
        if alike and not excluded(x, y):
            likely = probability(features(DocumentTelling(document, x), DocumentTelling(document, y), None, copied=False), "same")
            if likely >= REPEATED:
                found.append((likely, m, n))
    return tuple(found)


def other_act(x: Telling, y: Telling) -> bool:
    """Whether two claims have neither their type nor a word of their triggers in common."""
    return x.kind == "claim" and x.type != y.type and set(x.act).isdisjoint(y.act)


def one_to_one(likely: Iterable[Likely]) -> list[Likely]:
    """The likeliest first; in each other document a telling answers at most one."""
    taken: dict[tuple[Node, int], bool] = defaultdict(bool)
    found = []
    for link in sorted(likely, key=lambda one: (-one.probability, one.one, one.other)):
        sides = (link.one, link.other[0]), (link.other, link.one[0])
        if link.probability >= SAME and not any(taken[side] for side in sides):
            taken.update(dict.fromkeys(sides, True))
            found.append(link)
    return found
