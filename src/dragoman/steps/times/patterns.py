"""Matching short patterns of calendar words: what stands at each word, and which rule fits there."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from msgspec import Struct

from dragoman.grammar.words import Word

Found = tuple[Any, int]  # a value and the index of the word after it
Terminal = Callable[[int], list[Found]]


# Kinds that only hold an expression together: they give a rule no value.
SILENT = frozenset({
    "of", "the", "in", "from", "to", "and", "between", "since", "until", "by", "before", "to_dash", "for", "years_mark", "last", "this",
    "next", "last_but_one", "ago", "later", "narrative_later", "earlier", "ahead", "first_count", "quarter_word", "half_year",
    "half_word", "week_of", "daypart", "clock", "night_to", "night_from", "night_onto", "day_mark", "century_word", "narrative_ahead",
    "start", "middle", "end", "next_occurring", "next_week", "after_whole", "before_whole", "after_next", "rolling",
})

KEPT = 20_000  # readings; a sentence of prose has far fewer


class TimePattern(Struct, frozen=True):
    """A pattern and what it makes. Each part names a kind of word or phrase; a part ending in `?` may be missing (its value is None).

    `make` is called with the clock and the values. Parts in quotation marks are compared as they stand and, like
    the silent kinds, give no value.
    """

    parts: tuple[str, ...]
    make: Callable[..., Any]


class Rules:
    """Rules in order, and for each kind or word which of them can begin with it."""

    def __init__(self, rules: Sequence[TimePattern]) -> None:
        self.rules = tuple(rules)
        self.beginning: dict[str, list[int]] = {}
        for place, rule in enumerate(self.rules):
            for name in beginnings(rule.parts):
                self.beginning.setdefault(name, []).append(place)


def beginnings(parts: Sequence[str]) -> Iterator[str]:
    """The kinds and words that can stand first: up to the first part that may not be missing."""
    for part in parts:
        yield part.rstrip("?") if len(part) > 1 else part
        if not part.endswith("?") or len(part) == 1:
            return


class Matcher:
    """Tries rules at words of one line; `terminals` tell what may stand at a word."""

    def __init__(self, line: Sequence[Word], terminals: dict[str, Terminal]) -> None:
        self.line, self.terminals = line, terminals
        self._seen: dict[tuple[str, int], list[Found]] = {}

    def trim(self) -> None:
        """Drops what was found where too much is kept; not to be called while a rule is tried."""
        if len(self._seen) > KEPT:
            self._seen.clear()

    def at(self, kind: str, i: int) -> list[Found]:
        """The readings of a kind at word `i`, each once found kept."""
        if i >= len(self.line):
            return []
        key = (kind, i)
        if key not in self._seen:
            self._seen[key] = []  # a kind that asks for itself at the same word finds nothing
            self._seen[key] = self.terminals[kind](i)
        return self._seen[key]

    def apply(self, rules: Rules, i: int, clock: Any) -> list[Found]:
        """Every result of the rules at word `i`, the longest first."""
        found: list[Found] = []
        possible = {place for name, places in rules.beginning.items() if self._one(name, i) for place in places}
        for rule in (rules.rules[place] for place in sorted(possible)):
            for values, end in self._match(rule.parts, i):
                made = rule.make(clock, *values) if self.line[end - 1].fold != "," else None
                if made is not None:
                    found.append((made, end))
                    break
        return sorted(found, key=lambda f: -f[1])

    def _match(self, parts: tuple[str, ...], i: int) -> list[tuple[tuple[Any, ...], int]]:
        if not parts:
            return [((), i)]
        head, rest = parts[0], parts[1:]
        optional = head.endswith("?") and len(head) > 1
        name = head.rstrip("?") if optional else head
        silent = name.startswith("'") or name in SILENT
        results = []
        for value, end in self._one(name, i):
            mine = () if silent else (value,)
            results += [((*mine, *values), last) for values, last in self._match(rest, end)]
        if optional:
            missing = () if silent else (None,)
            results += [((*missing, *values), last) for values, last in self._match(rest, i)]
        return results

    def _one(self, name: str, i: int) -> list[Found]:
        if name.startswith("'"):
            fits = i < len(self.line) and self.line[i].fold == name.strip("'")
            return [(None, i + 1)] if fits else []
        return self.at(name, i)
