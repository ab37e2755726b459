"""Which documents tell of one event: links between pairs of documents, and the parts into which they fall.

Whether two documents are linked depends on these two alone, and a part on the links inside it alone: so the result is the same in whatever
order documents come, and a new document changes only what it is linked with.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dragoman.corpus.stories.likeness import ENOUGH, WINDOW, blocks, likeness
from dragoman.corpus.stories.profile import Profile, ordinal

TOGETHER = 0.2  # the likeness that links two documents
WORTH_KEEPING = 0.1  # links below count as nothing
INSIDE = 0.8  # two parts are joined where the mean likeness of their documents is at least so much of TOGETHER

Pair = tuple[int, int]
"""The places of two documents, the earlier first."""
Links = Mapping[Pair, float]


def gather(documents: Sequence[Profile]) -> list[list[int]]:
    """The parts, each the places of its documents, in the order of their first ones; documents stand in the order of `Profile.order`."""
    links = all_links(documents)
    return sorted(part for whole in connected(range(len(documents)), links) for part in parted(whole, links))


def all_links(documents: Sequence[Profile]) -> dict[Pair, float]:
    return {
        (a, b): like for a, b in candidates(documents)
        if (like := likeness(documents[a], documents[b])) >= WORTH_KEEPING
    }


def candidates(documents: Sequence[Profile]) -> Iterator[Pair]:
    """Pairs of documents, not more than WINDOW days apart where both days are known, that have enough blocks in common."""
    holders: dict[int, dict[int | None, list[int]]] = defaultdict(lambda: defaultdict(list))
    for place, document in enumerate(documents):
        met: Counter[int] = Counter()
        week = week_of(document)
        for block, worth in blocks(document).items():
            for there, others in holders[block].items():
                if worth == ENOUGH or week is None or there is None or abs(week - there) <= 1:
                    met.update(dict.fromkeys(others, worth))
            holders[block][week].append(place)
        yield from ((other, place) for other, worth in met.items() if worth >= ENOUGH)


def week_of(document: Profile) -> int | None:
    return ordinal(document.day) // WINDOW if document.day else None


def connected(places: Iterable[int], links: Links) -> list[list[int]]:
    """The sets of documents that links of TOGETHER and more lead between."""
    parent = {place: place for place in places}

    def root(place: int) -> int:
        while parent[place] != place:
            parent[place] = place = parent[parent[place]]
        return place

    for (a, b), like in links.items():
        if like >= TOGETHER:
            parent[root(a)] = root(b)
    found: dict[int, list[int]] = defaultdict(list)
    for place in parent:
        found[root(place)].append(place)
    return sorted(map(sorted, found.values()))


def parted(places: Sequence[int], links: Links) -> list[list[int]]:
    """The parts of documents that are connected: the likest pair first, two parts become one where they are alike on the whole.

    Average-linkage clustering in one pass over the links, so that a chain of links alone joins nothing.
    """
    part = {place: [place] for place in places}
    inside = set(places)
    within = {pair: like for pair, like in links.items() if pair[0] in inside and pair[1] in inside}
    for (a, b), like in sorted(within.items(), key=lambda link: (-link[1], link[0])):
        one, other = part[a], part[b]
        if like < TOGETHER:
            break
        if one is not other and mean(one, other, within) >= INSIDE * TOGETHER:
            one.extend(other)
            part.update((place, one) for place in other)
    return sorted({id(some): sorted(some) for some in part.values()}.values())


def mean(one: Sequence[int], other: Sequence[int], links: Links) -> float:
    return sum(links.get((min(a, b), max(a, b)), 0.0) for a in one for b in other) / (len(one) * len(other))
