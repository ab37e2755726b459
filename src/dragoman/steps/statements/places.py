"""Finding what stands near a place without looking at everything: the whole step must stay linear in the text."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

from dragoman.model import Span

T = TypeVar("T")


class Places(Generic[T]):
    """Things in order of their spans; quick as long as no span is very long."""

    def __init__(self, things: Iterable[T], span: Callable[[T], Span]) -> None:
        self._span = span
        self._things = sorted(things, key=lambda thing: span(thing).start)
        self._starts = [span(thing).start for thing in self._things]
        self._longest = max((span(thing).end - span(thing).start for thing in self._things), default=0)

    def __iter__(self) -> Iterator[T]:
        return iter(self._things)

    def near(self, start: int, end: int) -> list[T]:
        """The things that share a character with [start, end) or touch it, in order of their starts."""
        first, last = bisect_left(self._starts, start - self._longest), bisect_right(self._starts, end)
        return [thing for thing in self._things[first:last] if self._span(thing).end >= start]

    def before(self, start: int) -> T | None:
        """The last thing that begins before `start`."""
        index = bisect_left(self._starts, start)
        return self._things[index - 1] if index else None

    def after(self, end: int) -> T | None:
        """The first thing that begins at `end` or later."""
        index = bisect_left(self._starts, end)
        return self._things[index] if index < len(self._things) else None
