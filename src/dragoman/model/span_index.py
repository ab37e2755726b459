"""Finding what lies in, around or next to some characters without looking at everything."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate
from typing import Generic, TypeVar

from dragoman.model.span import Span

T = TypeVar("T")
S = TypeVar("S", bound=Span)


class SpanIndex(Generic[T]):
    """Items in order of the characters that `span` gives for each.

    Every query is a binary search and a walk over the items that may answer it; a few very long items do not slow the others down.
    """

    def __init__(self, items: Iterable[T], span: Callable[[T], Span]) -> None:
        placed = sorted(((span(item), item) for item in items), key=lambda one: one[0].start)
        self._items = [item for _, item in placed]
        self._starts = [place.start for place, _ in placed]
        self._ends = [place.end for place, _ in placed]
        self._reach = list(accumulate(self._ends, max))  # how far any item up to here reaches

    def __iter__(self) -> Iterator[T]:
        return iter(self._items)

    def starting_in(self, start: int, end: int) -> list[T]:
        """The items that begin in [start, end), in order of their starts."""
        return self._items[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def starting_from(self, place: int) -> Iterator[T]:
        """The items that begin at `place` or later, in order of their starts."""
        return (self._items[at] for at in range(bisect_left(self._starts, place), len(self._items)))

    def inside(self, start: int, end: int) -> list[T]:
        """The items that lie in [start, end)."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [self._items[at] for at in range(first, last) if self._ends[at] <= end]

    def touching(self, start: int, end: int) -> list[T]:
        """The items that share a character with [start, end) or end or begin right beside it, in order of their starts."""
        first, last = bisect_left(self._reach, start), bisect_right(self._starts, end)
        return [self._items[at] for at in range(first, last) if self._ends[at] >= start]

    def covering(self, start: int, end: int) -> list[T]:
        """The items that hold all of [start, end), in order of their starts."""
        first, last = bisect_left(self._reach, end), bisect_right(self._starts, start)
        return [self._items[at] for at in range(first, last) if self._ends[at] >= end]

    def before(self, place: int) -> T | None:
        """The last item that begins before `place`."""
        at = bisect_left(self._starts, place)
        return self._items[at - 1] if at else None

    def after(self, place: int) -> T | None:
        """The first item that begins at `place` or later."""
        at = bisect_left(self._starts, place)
        return self._items[at] if at < len(self._items) else None


def by_span(spans: Iterable[S]) -> SpanIndex[S]:
    """An index of spans by themselves."""
    return SpanIndex(spans, lambda span: span)
