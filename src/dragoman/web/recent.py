"""What was made lately and may be asked for again."""

from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class Recent(Generic[T]):
    """The last so many values by key; that which nobody asked for longest is forgotten first."""

    def __init__(self, most: int) -> None:
        self._most, self._values, self._lock = most, dict[Hashable, T](), Lock()

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
