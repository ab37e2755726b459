"""Tellings that cannot both be true."""

from collections.abc import Hashable, Iterable, Iterator
from functools import lru_cache
from itertools import combinations

from msgspec import Struct

from dragoman.corpus.stories import details
from dragoman.corpus.stories.comparison import KEPT, Compared, compare
from dragoman.corpus.stories.copies import Descent, publisher
from dragoman.corpus.stories.matching import ComparedTellings, Node
from dragoman.corpus.stories.profile import Figure, Profile, Telling
from dragoman.corpus.stories.sameness import DocumentTelling, aligned, features, probability
from dragoman.model.story import Differs

MOST_AMOUNTS = 3  # of one unit and fate in one document that may be held against those of another
AGAINST = 0.5  # the probability from which two tellings contradict each other


class Conflict(Struct, frozen=True):
    """Two tellings against each other, the first one's document the earlier."""

    probability: float
    one: Node
    other: Node
    differs: Differs
    detail: str


class Odds(Struct, frozen=True):
    """Two tellings against each other, by their places in their documents."""

    probability: float
    m: int
    n: int
    differs: Differs
    detail: str


def conflicts(tellings: ComparedTellings) -> list[Conflict]:
    """Between the documents of a story, the likeliest first, each told once."""
    found = [conflict for one, other in tellings.pairs for conflict in between(tellings, one, other)]
    return list(once(found, tellings))


def between(tellings: ComparedTellings, one: int, other: int) -> Iterator[Conflict]:
    descent = tellings.descent
    copied = descent.origin(one) == descent.origin(other)
    a, b = descent.documents[one], descent.documents[other]
    if not updated(descent, one, other):
        yield from (Conflict(odds.probability, (one, odds.m), (other, odds.n), odds.differs, odds.detail) for odds in at_odds(a, b, copied))


@lru_cache(maxsize=KEPT)
def at_odds(a: Profile, b: Profile, copied: bool) -> tuple[Odds, ...]:
    """Tellings of two documents that cannot both be true. What a copy tells otherwise counts only in sentences that answer each other."""
    seen, found = compare(a, b), list[Odds]()
    for m, x in enumerate(a.tellings):
        for n, y in enumerate(b.tellings):
            differs = what_differs(x, y)
            if differs is None or raises(a, b, x, y):
                continue
            numbers = differs[0] == "number"
            if (numbers and (crowded(a, x) or crowded(b, y))) or (copied and not (numbers and aligned(x, y, seen))):
                continue
            score = against(a, b, x, y, seen)
            if score >= AGAINST:
                found.append(Odds(score, m, n, *differs))
    return tuple(found)


def within(document: Profile) -> list[tuple[Telling, Telling, str]]:
    """Numbers of people with one fate that a document tells against each other, in different sentences, with what differs."""
    figures = [telling for telling in document.tellings if telling.kind == "figure"]
    apart = [(x, y, differs) for x, y in combinations(figures, 2) if x.passage != y.passage and (differs := what_differs(x, y))]
    return [
        (x, y, detail) for x, y, (differs, detail) in apart
        if differs == "number" and x.figures[0].fate and against(document, document, x, y, None) >= AGAINST
    ]


def against(a: Profile, b: Profile, x: Telling, y: Telling, seen: Compared | None) -> float:
    return round(probability(features(DocumentTelling(a, x), DocumentTelling(b, y), seen, copied=False), "against"), 4)


def what_differs(x: Telling, y: Telling) -> tuple[Differs, str] | None:
    """What two tellings differ in, in words; None where nothing does that could be a contradiction.

    A claim and a statement can differ in whether it happened: what one tells, the other's speaker denies or tells the contrary of.
    """
    if (x.kind == "figure") != (y.kind == "figure"):
        return None
    if details.status_differs(x, y):
        denied = x if details.denies(x) else y
        return "denial", f"told against denied: “{denied.evidence.text}”"
    if x.kind == y.kind:
        for one, other in details.comparable(x, y):
            if not details.agree(one, other):
                return "number", f"{one.shown} against {other.shown}"
    if details.contrary(x, y):
        return "status", f"“{x.trigger.text}” against “{y.trigger.text}”"
    if details.doers_differ(x, y):
        return "actor", f"{', '.join(x.source)} against {', '.join(y.source)}: “{x.trigger.text}”"
    if x.kind == y.kind and details.days_differ(x, y) and x.days and y.days:
        return "time", f"{span(x.days)} against {span(y.days)}"
    return None


def span(days: tuple[str, str]) -> str:
    return days[0] if days[0] == days[1] else "…".join(days)


def updated(descent: Descent, earlier: int, later: int) -> bool:
    """Whether the later of two documents brings the earlier one up to date: its publisher, or that of what it was copied from, is the one
    from whom the earlier one comes. What a copy changes of its own original is no update."""
    voice, own = publisher(descent, earlier), descent.documents[later].publisher
    same = own == voice or (descent.origin(earlier) != descent.origin(later) and publisher(descent, later) == voice)
    return same and descent.documents[earlier].published != descent.documents[later].published


def crowded(document: Profile, telling: Telling) -> bool:
    """Whether a document tells so many amounts of a telling's unit and fate that two hardly count the same: yards, scores, bids."""
    told = {(one.unit, one.fate) for one in telling.figures}
    amounts = {(one.low, one.high) for one in figures_of(document) if (one.unit, one.fate) in told}
    return len(amounts) > MOST_AMOUNTS


@lru_cache(maxsize=KEPT)
def figures_of(document: Profile) -> tuple[Figure, ...]:
    return tuple(figure for telling in document.tellings if telling.kind == "figure" for figure in telling.figures)


def raises(a: Profile, b: Profile, x: Telling, y: Telling) -> bool:
    """Whether the same speaker raises a toll."""
    raised = any(one.fate and one.value and other.value and one.value < other.value for one, other in details.comparable(x, y))
    return raised and bool(set(x.told_by) & set(y.told_by)) and (a.published or "") < (b.published or "")


def once(found: Iterable[Conflict], tellings: ComparedTellings) -> Iterator[Conflict]:
    """Of conflicts between the same groups, the same amounts, or with the same denial, the likeliest: copies repeat them all."""
    group = {node: number for number, nodes in enumerate(tellings.groups()) for node in nodes}
    told: set[Hashable] = set()
    for conflict in sorted(found, key=lambda one: (-one.probability, one.one, one.other)):
        marks = {frozenset(group.get(node, node) for node in (conflict.one, conflict.other)), issue(conflict, tellings)}
        if told.isdisjoint(marks):
            told |= marks
            yield conflict


def issue(conflict: Conflict, tellings: ComparedTellings) -> Hashable:
    """What two origins are at odds about: two amounts, a sentence with a denial, two sentences."""
    nodes, descent = (conflict.one, conflict.other), tellings.descent
    origins = tuple(descent.origin(place) for place, _ in nodes)
    if conflict.differs == "number":
        pairs = details.comparable(*map(tellings.telling, nodes))
        amounts = next((frozenset((one.low, one.high, one.unit) for one in pair) for pair in pairs if not details.agree(*pair)), None)
        return frozenset(origins), amounts
    sentences = [(place, tellings.telling((place, n)).passage) for place, n in nodes]
    if conflict.differs == "denial":
        denied = [details.denies(tellings.telling(node)) for node in nodes]
        return conflict.differs, *(sentence if no else origin for sentence, origin, no in zip(sentences, origins, denied, strict=True))
    return conflict.differs, *sentences
