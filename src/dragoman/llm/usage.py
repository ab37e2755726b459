"""What asking has cost so far, and how much of the budget is left."""

from threading import Lock

from dragoman.errors import ServerError

BYTES_A_TOKEN = 3  # of UTF-8, at least, in texts of all kinds: how a prompt's length is bounded before it is sent


class Usage:
    """Counts requests and tokens, safe from several threads; `budget` is the most tokens that may be spent, None where all may."""

    def __init__(self, budget: int | None = None) -> None:
        self._budget, self._reserved, self._lock = budget, 0, Lock()
        self.requests = self.tokens = self.cached = self.dropped = 0

    def reserve(self, prompt: int, answer: int) -> int:
        """Sets tokens aside for a prompt of so many bytes and the longest answer; how many. Raises ServerError where the budget has not so
        many left: a budget is never exceeded."""
        wanted = prompt // BYTES_A_TOKEN + answer
        with self._lock:
            if self._budget is not None and self.tokens + self._reserved + wanted > self._budget:
                raise ServerError(
                    f"the budget of {self._budget} tokens does not allow another request: {self.tokens} are spent, "
                    f"one may take {wanted}; run again with a larger one, nothing is asked twice"
                )
            self._reserved += wanted
        return wanted

    def spend(self, reserved: int, tokens: int) -> None:
        """What was set aside is spent so far; the rest is free again."""
        with self._lock:
            self._reserved -= reserved
            self.tokens += tokens
            self.requests += 1

    def count_cached(self) -> None:
        with self._lock:
            self.cached += 1

    def count_dropped(self, spans: int) -> None:
        with self._lock:
            self.dropped += spans

    def __str__(self) -> str:
        return f"{self.requests} requests, {self.tokens} tokens, {self.cached} answers known before, {self.dropped} spans dropped"
