"""The times of one sentence: what may stand at each of its words, and the longest expression from left to right."""

from collections.abc import Callable

from msgspec.structs import replace

from dragoman.grammar.words import Word, words
from dragoman.model import Span, Time
from dragoman.steps.times import composite, relative, simple
from dragoman.steps.times.clock import Clock, Lean
from dragoman.steps.times.figures import Figures
from dragoman.steps.times.patterns import Found, Matcher, Rules, Terminal
from dragoman.steps.times.periods import Period
from dragoman.steps.times.vocabulary import TimeVocabulary, is_number

WHOLES, POINTS, TIMES = Rules(simple.RULES), Rules(composite.MODIFIED), Rules(composite.RULES)
INTEGERS = {"month", "weekday", "relative_day", "narrative_day"}


class TimeReader(Figures):
    """Reads the times of one sentence."""

    def __init__(self, sentence: Span, vocabulary: TimeVocabulary, clock: Clock) -> None:
        self.sentence, self.vocabulary, self.clock = sentence, vocabulary, clock
        self.line: list[Word] = words(sentence)
        self.terminals = self._terminals()
        self.matcher = Matcher(self.line, self.terminals)

    def times(self, lean: Callable[[int, int], tuple[Lean, bool]]) -> list[tuple[Time, Period]]:
        """The times, left to right; `lean` gives the tense of the clause around some characters, and whether it is done."""
        found: list[tuple[Time, Period]] = []
        i = 0
        while i < len(self.line):
            self.matcher.trim()
            best = self._best(i, lean) if self._may_begin(i) else None
            if best is None:
                i += 1
                continue
            period, end = best
            found.append((self._time(period, i, end), period))
            if period.start or period.end:
                self._focus(period)
            i = end
        return found

    def _may_begin(self, i: int) -> bool:
        """A number, or a word that begins some time; after a plain one ("in", "the") something of a time must follow."""
        word, vocabulary = self.line[i], self.vocabulary
        if word.kind == "digits" or word.fold not in vocabulary.beginnings:
            return word.kind == "digits"
        after = self.line[i + 1 : i + 2]
        return word.fold not in vocabulary.plain or any(w.fold in vocabulary.inside or is_number(w) for w in after)

    def _focus(self, period: Period) -> None:
        self.clock = replace(self.clock, focus=period)
        self.matcher = Matcher(self.line, self.terminals)

    def _best(self, i: int, lean: Callable[[int, int], tuple[Lean, bool]]) -> tuple[Period, int] | None:
        tense, done = lean(self.line[i].start, self.line[min(i + 3, len(self.line) - 1)].end)
        if (tense, done) != (self.clock.lean, self.clock.done):
            self.clock = replace(self.clock, lean=tense, done=done)
            self.matcher = Matcher(self.line, self.terminals)
        found = self.matcher.apply(TIMES, i, self.clock)
        return self._widened(i, found[0]) if found else None

    def _widened(self, i: int, found: Found) -> Found:
        """After a preposition what follows may reach farther: "for March 15-17"."""
        inside = self.vocabulary.classes["in"].at(self.line, i)
        later = self.matcher.apply(TIMES, inside[1], self.clock) if inside and inside[1] < found[1] else []
        return later[0] if later and later[0][1] > found[1] else found

    def _time(self, period: Period, i: int, end: int) -> Time:
        start, last = self.line[i].start, self.line[end - 1].end
        text = self.sentence.text[start - self.sentence.start : last - self.sentence.start]
        return Time(period.start.isoformat() if period.start else None, period.end.isoformat() if period.end else None, text, (start, last))

    # What may stand at a word

    def _terminals(self) -> dict[str, Terminal]:
        found: dict[str, Terminal] = {name: self._class(name) for name in self.vocabulary.calendar.words}
        for missing in ("one_unit", "one_and_half", "after_next", "edge"):
            found.setdefault(missing, self._nothing)
        own = {
            "month": self._capitalised("month"), "weekday": self._capitalised("weekday"), "edge": self._capitalised("edge"),
            "day": self._day, "year": self._year,
            "in_year": self._in_year, "marked_year": self._marked_year, "number": self._number,
            "ordinal": self._ordinal, "numbered": self._numbered, "century_word": self._unit("century"), "one": self._one,
            "counted": self._counted,
            "ordinal_day": self._ordinal_day, "numeric_date": self._numeric_date, "day_month": self._day_month,
            "quarter_word": self._unit("quarter"), "half_year": self._unit("half"), "quarter_code": self._quarter_code,
            "relative_week": self._relative("week"), "relative_month": self._relative("month"), "decade": self._decade,
            "next_occurring": self._next("occurrence"), "next_week": self._next("week"), "holiday": self._holiday,
            "whole": self._layer(WHOLES), "point": self._layer(POINTS), "clock": self._clock,
            "to_dash": self._dash, "within": self._within, "year_month": self._year_month,
        }
        return found | own

    def _class(self, name: str) -> Terminal:
        phrases, integer = self.vocabulary.classes[name], name in INTEGERS

        def at(i: int) -> list[Found]:
            found = phrases.at(self.line, i)
            return [(int(found[0]) if integer else found[0], found[1])] if found else []

        return at

    def _capitalised(self, name: str) -> Terminal:
        plain_class, calendar = self._class(name) if name in self.vocabulary.classes else self._nothing, self.vocabulary.calendar

        def at(i: int) -> list[Found]:
            word = self.line[i]
            if word.fold in calendar.capitalised and not word.text[0].isupper() and len(self.line) > 3 and not self._after_number(i):
                return []
            other = self.vocabulary.classes["not_month"].at(self.line, i) and (i == 0 or not word.text[0].isupper())
            if other and not self._after("in", i):
                return []
            return plain_class(i)

        return at

    def _after_number(self, i: int) -> bool:
        """Whether a number stands beside: "1st of march", "march 3rd"."""
        if i + 2 < len(self.line) and self._ordinal_digits(i + 1):
            return True
        numbered = i > 1 and (self.line[i - 2].glued or self.line[i - 2].kind == "digits" or self._ordinal_words(i - 2) != [])
        return numbered and self.matcher.at("of", i - 1) != []

    def _layer(self, rules: Rules) -> Terminal:
        return lambda i: self.matcher.apply(rules, i, self.clock)[:3]

    def _number(self, i: int) -> list[Found]:
        found = self.vocabulary.numbers.read(self.line, i)
        if found is None and self.line[i].fold in self.vocabulary.numbers.table.article and i + 1 < len(self.line):
            return [(1, i + 1)]
        return [(found.value, found.end)] if found and abs(found.value) < 10000 else []

    def _unit(self, name: str) -> Terminal:
        return lambda i: [f for f in self.matcher.at("unit", i) if f[0] == name]

    def _one(self, i: int) -> list[Found]:
        """A unit in the singular: how many "the last days" are is not told."""
        return [f for f in self.matcher.at("unit", i) if not self.vocabulary.classes["some"].at(self.line, i)]

    def _counted(self, i: int) -> list[Found]:
        """A unit that a number may stand before; «годом» means one by itself."""
        return [] if self.vocabulary.classes["by_one"].at(self.line, i) else self.matcher.at("unit", i)

    def _next(self, kind: str) -> Terminal:
        return lambda i: self.matcher.at("next", i) if self.vocabulary.calendar.next_weekday == kind else []

    def _holiday(self, i: int) -> list[Found]:
        word = self.line[i]
        if word.fold in self.vocabulary.calendar.capitalised and not word.text[0].isupper() and len(self.line) > 3:
            return []
        return self.vocabulary.holidays.at(self.line, i, self.clock, self.matcher)

    @staticmethod
    def _nothing(i: int) -> list[Found]:
        return []

    def _within(self, i: int) -> list[Found]:
        """A period, or the one that holds today: "of the month", «конца года»."""
        the = self.matcher.at("the", i)
        units = self.matcher.at("unit", the[0][1] if the else i)
        here = [(relative.relative_unit(self.clock, 0, unit), end) for unit, end in units]
        return [*self.matcher.at("whole", i), *((period, end) for period, end in here if period)]

    def _dash(self, i: int) -> list[Found]:
        return [(None, i + 1)] if self.line[i].fold == "-" else []


__all__ = ["TimeReader", "TimeVocabulary"]
