"""What was made lately and may be asked for again."""

from collections.abc import Callable, Hashable
from threading import Lock, RLock
from typing import Generic, TypeVar

T = TypeVar("T")
TURNS = 64  # locks, of which each serves some of the keys


class Recent(Generic[T]):
    """The last so many values by key; that which nobody asked for longest is forgotten first."""

    def __init__(self, most: int) -> None:
        self._most, self._values, self._lock = most, dict[Hashable, T](), Lock()
        self._turns = [RLock() for _ in range(TURNS)]

    def get(self, key: Hashable) -> T | None:
        with self._lock:
            found = self._values.pop(key, None)
            if found is not None:
                self._values[key] = found
            return found

    def put(self, key: Hashable, value: T) -> T:
        with self._lock:
            self._values.pop(key, None)
            self._values[key] = value
            if len(self._values) > self._most:
                del self._values[next(iter(self._values))]
            return value

    def made(self, key: Hashable, make: Callable[[], T]) -> T:
        """The value; made where there is none, by one of those who ask for it at the same time."""
        with self._turns[hash(key) % TURNS]:
            known = self.get(key)
            return known if known is not None else self.put(key, make())
