"""What in a text is no article: rules with their examples, names of sections."""

import re
from functools import cache, cached_property
from typing import Literal

from msgspec import Struct

from dragoman.lexicon.toml import DATA, load
from dragoman.model import Reason

Where = Literal["line", "start", "end", "link"]
Part = Literal["any", "head", "tail"]


class LineExample(Struct, frozen=True, forbid_unknown_fields=True):
    """A line and what of it must be marked (None: all of it)."""

    text: str
    marked: str | None = None


class LineRule(Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """Patterns of which any marks a line (or its start, its end, or a link glued into it); the data file tells what each field means."""

    name: str
    reason: Reason
    where: Where
    patterns: tuple[str, ...]
    yes: tuple[LineExample, ...]
    no: tuple[str, ...]
    part: Part = "any"
    exact_case: bool = False
    longest: int = 100_000

    @cached_property
    def expression(self) -> re.Pattern[str]:
        any_pattern = f"(?:{'|'.join(self.patterns)})"
        whole = rf"\W*{any_pattern}\W*" if self.where == "line" else any_pattern
        return re.compile(whole, 0 if self.exact_case else re.IGNORECASE)


class BoilerplateRules(Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """One language's rules; `openers` begin a sentence behind a headline that has no full stop, `before_clock` are words after which a time
    of day belongs to the headline, `dated_names` patterns of a name before a date."""

    sections: frozenset[str]
    openers: tuple[str, ...]
    before_clock: tuple[str, ...]
    dated_names: tuple[str, ...]
    rule: tuple[LineRule, ...]

    @cached_property
    def link_end(self) -> re.Pattern[str]:
        """Where a headline that is glued into a line ends: behind its sentence, or before words that open a new one."""
        return re.compile(rf"[.!?…](?=\s|$)|(?=\s(?:{'|'.join(self.openers)})\b)")

    @cached_property
    def clock_last(self) -> re.Pattern[str]:
        """A time of day that stands behind a headline."""
        unless = "".join(rf"(?<!\b{word}\s)" for word in self.before_clock)
        return re.compile(rf"(?<=\s){unless}\d{{1,2}}:\d\d$")


@cache
def boilerplate_rules() -> BoilerplateRules:
    """The rules of all languages together: pages mix them."""
    tables = [load(path, BoilerplateRules) for path in sorted(DATA.glob("*/boilerplate.toml"))]
    return BoilerplateRules(
        sections=frozenset().union(*(table.sections for table in tables)),
        openers=tuple(word for table in tables for word in table.openers),
        before_clock=tuple(word for table in tables for word in table.before_clock),
        dated_names=tuple(pattern for table in tables for pattern in table.dated_names),
        rule=tuple(rule for table in tables for rule in table.rule),
    )
