"""Which things of a document stand in a sentence, found without looking at all of them."""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from dragoman.model import Span

T = TypeVar("T")


class Within(Generic[T]):
    """Things ordered by where they start."""

    def __init__(self, things: Iterable[T], start: Callable[[T], int]) -> None:
        self._things = sorted(things, key=start)
        self._starts = [start(thing) for thing in self._things]

    def of(self, span: Span) -> tuple[T, ...]:
        """Those that start inside a span."""
        return tuple(self._things[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)])
