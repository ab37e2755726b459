"""Details of two tellings held against each other: amounts, days, status."""

from collections.abc import Iterator, Sequence

from dragoman.corpus.stories.profile import Figure, Telling
from dragoman.lexicon.details import comparable_units, contraries

UNREAL = frozenset({"denied"})
ROUNDED = 0.06  # two amounts of which one is round may differ by so much and be one, "some 620 km" and 600
FAR = 12  # times
EXACT = 1e-9


def agree(one: Figure, other: Figure) -> bool:
    """Whether one amount can be both: they overlap, or are one in two units or rounded."""
    if one.unit != other.unit:
        return False
    return meets(one, other) or rounds(one, other) or rounds(other, one)


def meets(one: Figure, other: Figure) -> bool:
    low = max(bound(one.low, -1), bound(other.low, -1))
    return low <= min(bound(one.high, 1), bound(other.high, 1)) * (1 + EXACT)


def bound(value: float | None, side: int) -> float:
    return side * float("inf") if value is None else value


def rounds(one: Figure, other: Figure) -> bool:
    """Whether the first amount may be the second, rounded: it is said to be about right, or has fewer digits that tell."""
    if one.value is None or other.value is None or not other.value:
        return False
    near = abs(one.value - other.value) <= ROUNDED * abs(other.value)
    return near and (one.relation == "about" or digits(one.value) < digits(other.value))


def digits(value: float) -> int:
    """How many digits tell: 620 has two, 600 one."""
    return len(f"{value:.10g}".replace(".", "").strip("0-")) or 1


def comparable(one: Telling, other: Telling) -> Iterator[tuple[Figure, Figure]]:
    """Amounts that count the same, of which either telling has only one."""
    for figure in one.figures:
        own = [f for f in one.figures if counts_same(f, figure)]
        fellows = [f for f in other.figures if counts_same(f, figure)]
        if len(own) == 1 and len(fellows) == 1:
            yield figure, fellows[0]


def counts_same(one: Figure, other: Figure) -> bool:
    """Whether two amounts may count the same: the unit, who is counted and what became of them do not speak against it."""
    if one.unit is None or one.unit != other.unit or one.part or other.part:
        return False
    changes = one.role == "change" or other.role == "change"
    return not changes and one.fate == other.fate and not apart(one.whose, other.whose) and not far(one, other)


def far(one: Figure, other: Figure) -> bool:
    """Whether one amount is so many times the other that they hardly count the same."""
    values = sorted(abs(value) for value in (one.value, other.value) if value)
    return len(values) == 2 and values[1] > FAR * values[0]


def figures_agree(one: Telling, other: Telling) -> int:
    return sum(agree(a, b) for a in one.figures for b in other.figures if counts_same(a, b))


def figures_differ(one: Telling, other: Telling) -> bool:
    return any(not agree(a, b) for a, b in comparable(one, other))


def days_differ(one: Telling, other: Telling) -> bool:
    """Whether two times are both known and have no day in common."""
    if one.days is None or other.days is None:
        return False
    (start, end), (first, last) = one.days, other.days
    return bool((end and first and end < first) or (last and start and last < start))


def denies(telling: Telling) -> bool:
    """Whether a telling says that it is not so."""
    return (telling.status in UNREAL) != telling.negated


def status_differs(one: Telling, other: Telling) -> bool:
    """Whether just one of two says that it is not so."""
    return denies(one) != denies(other)


def contrary(one: Telling, other: Telling) -> bool:
    """Whether one tells an act and the other its contrary, and neither tells both."""
    ours, theirs = {*one.words, *one.act}, {*other.words, *other.act}
    known = contraries()
    return any(known[word] & theirs - ours for word in ours & known.keys() - theirs)


def doers_differ(one: Telling, other: Telling) -> bool:
    """Whether two claims tell one act of violence on one day, and somebody else did it: each has one doer, and the victims are the same
    or each tells it of the other."""
    claims = one.kind == other.kind == "claim" and one.type == other.type and one.type in comparable_units().one_doer
    if not claims or one.symmetric or other.symmetric or days_differ(one, other) or len(one.source) != 1 or len(other.source) != 1:
        return False
    turned = set(one.source) == set(other.target) and set(other.source) == set(one.target)
    return apart(one.source, other.source) and (turned or overlap(one.target, other.target) > 0)


def overlap(one: Sequence[str], other: Sequence[str]) -> float:
    """Jaccard similarity; 0 where either is empty."""
    a, b = set(one), set(other)
    return len(a & b) / len(a | b) if a and b else 0.0


def apart(one: Sequence[str], other: Sequence[str]) -> bool:
    return bool(one) and bool(other) and set(one).isdisjoint(other)
