"""The times of one sentence: what may stand at each of its words, and the longest expression from left to right."""

import re
from collections.abc import Callable
from functools import cached_property

from dragoman.grammar.numbers import Reader, plain
from dragoman.grammar.words import Phrases, Word, words
from dragoman.lexicon.calendar import Calendar
from dragoman.model import Span, Time
from dragoman.steps.times import composite, simple
from dragoman.steps.times.clock import Clock, Lean
from dragoman.steps.times.holidays import HolidayTable
from dragoman.steps.times.patterns import SILENT, Found, Matcher, Rules, Terminal
from dragoman.steps.times.periods import Period, day, month, safe

FIRST_YEAR, LAST_YEAR = 1000, 2199
ROMAN = re.compile(r"[IVXLCDMХ]+")
CLOCK = re.compile(r"\d{1,2}")
DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})")
DAY_MONTH = re.compile(r"(\d{1,2})\.(\d{1,2})")
WHOLES, POINTS, TIMES = Rules(simple.RULES), Rules(composite.MODIFIED), Rules(composite.RULES)
INTEGERS = {"month", "weekday", "relative_day", "narrative_day"}


class Vocabulary:
    """The calendar words of a language, ready to look up."""

    def __init__(self, calendar: Calendar, numbers: Reader, holidays: HolidayTable) -> None:
        self.calendar, self.numbers, self.holidays = calendar, numbers, holidays

    @cached_property
    def classes(self) -> dict[str, Phrases[str]]:
        return {
            name: Phrases({form: value for value, forms in rows.items() for form in forms}) for name, rows in self.calendar.words.items()
        }

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """Folded first words of all phrases: at no other word but a number can a time begin."""
        every = (form for rows in self.calendar.words.values() for forms in rows.values() for form in forms)
        return frozenset(words(Span(form, 0, len(form)))[0].fold for form in (*every, *self.numbers_and_holidays))

    @cached_property
    def plain(self) -> frozenset[str]:
        """Folded words that never are a time by themselves."""
        silent = (self.calendar.words[name] for name in SILENT & self.calendar.words.keys())
        return frozenset(form for rows in silent for forms in rows.values() for form in forms) - self.numbers_and_holidays

    @cached_property
    def inside(self) -> frozenset[str]:
        """Folded words that can stand inside a time."""
        every = (form for rows in self.calendar.words.values() for forms in rows.values() for form in forms)
        return frozenset(word.fold for form in (*every, *self.numbers_and_holidays) for word in words(Span(form, 0, len(form))))

    @cached_property
    def numbers_and_holidays(self) -> frozenset[str]:
        table = self.numbers.table
        return frozenset((*table.smalls, *table.wholes, *table.ordinals, *table.article, *table.scales, *self.holidays.names))


def is_number(word: Word) -> bool:
    """A number in digits, or a Roman numeral (in Latin or look-alike letters)."""
    return word.kind == "digits" or ROMAN.fullmatch(word.text) is not None


class Line:
    """Reads the times of one sentence."""

    def __init__(self, sentence: Span, vocabulary: Vocabulary, clock: Clock) -> None:
        self.sentence, self.vocabulary, self.clock = sentence, vocabulary, clock
        self.line: list[Word] = words(sentence)
        self.terminals = self._terminals()
        self.matcher = Matcher(self.line, self.terminals)

    def times(self, lean: Callable[[int, int], Lean]) -> list[tuple[Time, Period]]:
        """The times, left to right; `lean` gives the tense of the clause around some characters."""
        found: list[tuple[Time, Period]] = []
        i = 0
        while i < len(self.line):
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
        self.clock = Clock(self.clock.today, self.clock.lean, period, self.clock.year)
        self.matcher = Matcher(self.line, self.terminals)

    def _best(self, i: int, lean: Callable[[int, int], Lean]) -> tuple[Period, int] | None:
        tense = lean(self.line[i].start, self.line[min(i + 3, len(self.line) - 1)].end)
        if tense != self.clock.lean:
            self.clock = Clock(self.clock.today, tense, self.clock.focus, self.clock.year)
            self.matcher = Matcher(self.line, self.terminals)
        found = self.matcher.apply(TIMES, i, self.clock)
        return found[0] if found else None

    def _time(self, period: Period, i: int, end: int) -> Time:
        start, last = self.line[i].start, self.line[end - 1].end
        text = self.sentence.text[start - self.sentence.start : last - self.sentence.start]
        return Time(period.start.isoformat() if period.start else None, period.end.isoformat() if period.end else None, text, (start, last))

    # What may stand at a word

    def _terminals(self) -> dict[str, Terminal]:
        found: dict[str, Terminal] = {name: self._class(name) for name in self.vocabulary.calendar.words}
        for missing in ("one_unit", "after_next", "edge"):
            found.setdefault(missing, lambda i: [])
        own = {
            "month": self._capitalised("month"), "weekday": self._capitalised("weekday"), "edge": self._capitalised("edge"),
            "day": self._day, "year": self._year,
            "in_year": self._in_year, "marked_year": self._marked_year, "number": self._number,
            "ordinal": self._ordinal, "ordinal_day": self._ordinal_day, "numeric_date": self._numeric_date, "day_month": self._day_month,
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
            if self.vocabulary.classes["not_month"].at(self.line, i) and not self._after("in", i):
                return []
            return plain_class(i)

        return at

    def _after_number(self, i: int) -> bool:
        """Whether a number stands beside: "1st of march", "march 3rd"."""
        if i + 2 < len(self.line) and self._ordinal_digits(i + 1):
            return True
        numbered = i > 1 and (self.line[i - 2].glued or self.line[i - 2].kind == "digits" or self._ordinal_words(i - 2) != [])
        return numbered and self.matcher.at("of", i - 1) != []

    def _after(self, name: str, i: int) -> bool:
        return i > 0 and self.vocabulary.classes[name].at(self.line, i - 1) is not None

    def _layer(self, rules: Rules) -> Terminal:
        return lambda i: self.matcher.apply(rules, i, self.clock)[:3]

    def _number(self, i: int) -> list[Found]:
        found = self.vocabulary.numbers.read(self.line, i)
        if found is None and self.line[i].fold in self.vocabulary.numbers.table.article and i + 1 < len(self.line):
            return [(1, i + 1)]
        return [(found.value, found.end)] if found and abs(found.value) < 10000 else []

    def _ordinal(self, i: int) -> list[Found]:
        return self._ordinal_digits(i) or self._ordinal_words(i)

    def _ordinal_digits(self, i: int) -> list[Found]:
        value = plain(self.line[i])
        if value is None or value > 366:
            return []
        at = i + 1
        if at < len(self.line) and self.line[at].fold == "-" and self.line[at].glued:
            at += 1
        if at < len(self.line) and self.line[at].glued and self.line[at].fold in self.vocabulary.numbers.table.ordinal.suffixes:
            return [(value, at + 1)]
        return []

    def _ordinal_words(self, i: int) -> list[Found]:
        table = self.vocabulary.numbers.table
        one = table.ordinals.get(self.line[i].fold)
        if one is not None:
            return [(one, i + 1)]
        tens = table.smalls.get(self.line[i].fold)
        at = i + 1
        if at < len(self.line) and self.line[at].fold == "-" and self.line[at].glued:
            at += 1
        if tens in {20, 30} and at < len(self.line) and table.ordinals.get(self.line[at].fold, 10) < 10:
            return [(tens + table.ordinals[self.line[at].fold], at + 1)]
        return []

    def _ordinal_day(self, i: int) -> list[Found]:
        return [f for f in self._ordinal(i) if f[0] <= 31 and (self._ordinal_digits(i) or len(self.line) <= 4)]

    def _day(self, i: int) -> list[Found]:
        ordinal = [f for f in self._ordinal(i) if 1 <= f[0] <= 31]
        value = plain(self.line[i])
        if ordinal or value is None or not 1 <= value <= 31 or len(self.line[i].text) > 2:
            return ordinal
        dot = i + 1 < len(self.line) and self.line[i + 1].fold == "." and self.line[i + 1].glued
        glued = i + 1 < len(self.line) and self.line[i + 1].fold in {"-", "/"} and self.line[i + 1].glued
        return [(value, i + 1), *([(value, i + 2)] if dot or glued else [])]

    def _year(self, i: int) -> list[Found]:
        word = self.line[i]
        value = plain(word)
        if value is None or len(word.text) != 4 or not FIRST_YEAR <= value <= LAST_YEAR:
            return []
        if i + 1 < len(self.line) and self.line[i + 1].fold == "%":
            return []
        return [(value, self._after_year(i + 1))]

    def _after_year(self, i: int) -> int:
        """The index after the ending and the word that mark a year: «2014-м году»."""
        line = self.line
        suffixes = self.vocabulary.numbers.table.ordinal.suffixes
        if i + 1 < len(line) and line[i].fold == "-" and line[i].glued and line[i + 1].glued and line[i + 1].fold in suffixes:
            i += 2
        mark = self.vocabulary.classes["year_mark"].at(line, i)
        return mark[1] if mark else i

    def _in_year(self, i: int) -> list[Found]:
        """A year after a month or quarter, in figures or «прошлого года», "last year"."""
        at = i
        preposition = self.vocabulary.classes["in"].at(self.line, i)
        found = self._year(i) or (self._year(preposition[1]) if preposition else [])
        if found:
            return found
        short = plain(self.line[at])
        if short is not None and len(self.line[at].text) == 2 and short > 31:
            return [(1900 + short if short > 50 else 2000 + short, self._after_year(at + 1))]
        return self._relative_year(i)

    def _relative_year(self, i: int) -> list[Found]:
        if self.clock.today is None:
            return []
        return [(self.clock.today.year + by, end) for by, end in self._relative("year")(i)]

    def _marked_year(self, i: int) -> list[Found]:
        """A year that something marks as one: «2014 год», "in 2014", «год 2000»."""
        found = self._year(i)
        if found:
            marked = found[0][1] > i + 1
            return found if marked or self._may_be_year(i) else []
        named = self.vocabulary.classes["year_name"].at(self.line, i)
        return self._year(named[1]) if named and named[1] < len(self.line) else []

    def _may_be_year(self, i: int) -> bool:
        """Whether four digits alone are a year: after a preposition, an article or a mark of a range, of our time."""
        if len(self.line) == 1:
            return False
        value = plain(self.line[i]) or 0
        if not 1800 <= value <= 2100 or self.vocabulary.calendar.day_first:
            return False
        return i == 0 or self._after("in", i) or self._after("before_year", i) or self.line[i - 1].fold in {"(", ","}

    def _numeric_date(self, i: int) -> list[Found]:
        return self._dotted(i) or self._stroked(i)

    def _dotted(self, i: int) -> list[Found]:
        """31.10.1974 as one word."""
        match = DATE.fullmatch(self.line[i].text)
        if match is None:
            return []
        first, second, year = (int(part) for part in match.groups())
        return self._made(first, second, full_year(year, len(match[3])), self._after_year(i + 1))

    def _made(self, first: int, second: int, year: int, end: int) -> list[Found]:
        order = (first, second) if self.vocabulary.calendar.day_first or first > 12 else (second, first)
        when = safe(year, order[1], order[0]) or safe(year, order[0], order[1])
        return [(day(when), end)] if when else []

    def _stroked(self, i: int) -> list[Found]:
        """2015-03-03, 10/31/1974, 31-Oct-74."""
        line = self.line
        if i + 4 >= len(line) or line[i + 1].fold not in {"-", "/"} or line[i + 3].fold != line[i + 1].fold:
            return []
        if not all(word.glued for word in line[i + 1 : i + 5]) or (i and line[i].glued and line[i - 1].fold in {"-", "/"}):
            return []
        first, last = plain(line[i]), plain(line[i + 4])
        middle = plain(line[i + 2]) or next((v for v, _ in self.matcher.at("month", i + 2)), None)
        if first is None or last is None or middle is None:
            return []
        if len(line[i].text) == 4:
            when = safe(first, middle, last)
            return [(day(when), i + 5)] if when else []
        if len(line[i + 4].text) not in {2, 4} or len(line[i].text) > 2:
            return []
        year = full_year(last, len(line[i + 4].text))
        if line[i + 2].kind == "letters":
            when = safe(year, middle, first)
            return [(day(when), i + 5)] if when else []
        return self._made(first, middle, year, i + 5)

    def _day_month(self, i: int) -> list[Found]:
        """15.02 where it can be no decimal; 2/15 after "on"."""
        match = DAY_MONTH.fullmatch(self.line[i].text)
        if match:
            number, month_ = int(match[1]), int(match[2])
            dot = i + 1 < len(self.line) and self.line[i + 1].fold == "." and self.line[i + 1].glued
            alone = number > 12 and len(self.line) <= 2
            fits = 1 <= number <= 31 and 1 <= month_ <= 12 and (alone or (dot and i + 2 <= len(self.line)))
            return [((number, month_), i + 1 + dot)] if fits and self.vocabulary.calendar.day_first else []
        return [] if self.vocabulary.calendar.day_first else self._month_stroke_day(i)

    def _month_stroke_day(self, i: int) -> list[Found]:
        """"on 2/15"."""
        line, number = self.line, plain(self.line[i])
        if number is None or not 1 <= number <= 12 or not self._after("on", i):
            return []
        if i + 2 >= len(line) or line[i + 1].fold != "/":
            return []
        day_ = plain(line[i + 2])
        return [((day_, number), i + 3)] if day_ and day_ <= 31 and line[i + 2].glued else []

    def _unit(self, name: str) -> Terminal:
        return lambda i: [f for f in self.matcher.at("unit", i) if f[0] == name]

    def _quarter_code(self, i: int) -> list[Found]:
        """Q3 2018."""
        line = self.line
        if not self.matcher.at("quarter_letter", i) or i + 1 >= len(line) or not line[i + 1].glued or line[i + 1].text not in {"1", "2", "3", "4"}:
            return []
        year = self._in_year(i + 2) if i + 2 < len(line) else []
        return [((int(line[i + 1].text), year[0][0] if year else None), year[0][1] if year else i + 2)]

    def _relative(self, unit: str) -> Terminal:
        """"last week" as the number of units from this one."""

        def at(i: int) -> list[Found]:
            found: list[Found] = []
            for name, by in (("last", -1), ("this", 0), ("next", 1), ("last_but_one", -2)):
                for _, end in self.matcher.at(name, i):
                    found += [(by, last) for value, last in self.matcher.at("unit", end) if value == unit]
            return found

        return at

    def _decade(self, i: int) -> list[Found]:
        """1990s, «1990-е годы»."""
        line, value = self.line, plain(self.line[i])
        if value is None or value % 10 or len(line[i].text) not in {2, 4} or i + 1 >= len(line):
            return []
        at = i + 1 + (line[i + 1].fold == "-" and line[i + 1].glued)
        mark = self.vocabulary.classes["decade_mark"].at(line, at)
        if mark is None or not line[at].glued:
            return []
        years = self.vocabulary.classes["years_mark"].at(line, mark[1])
        if self.vocabulary.calendar.day_first and years is None:
            return []
        return [(value if value > 100 else 1900 + value, years[1] if years else mark[1])]

    def _next(self, kind: str) -> Terminal:
        return lambda i: self.matcher.at("next", i) if self.vocabulary.calendar.next_weekday == kind else []

    def _holiday(self, i: int) -> list[Found]:
        return self.vocabulary.holidays.at(self.line, i, self.clock, self.matcher)

    @staticmethod
    def _nothing(i: int) -> list[Found]:
        return []

    def _within(self, i: int) -> list[Found]:
        """A period, or the one that holds today: "of the month", «конца года»."""
        the = self.matcher.at("the", i)
        units = self.matcher.at("unit", the[0][1] if the else i)
        here = [(simple.relative_unit(self.clock, 0, unit), end) for unit, end in units]
        return [*self.matcher.at("whole", i), *((period, end) for period, end in here if period)]

    def _year_month(self, i: int) -> list[Found]:
        """2014-10, 2/2013."""
        line = self.line
        if i + 2 >= len(line) or line[i + 1].fold not in {"-", "/"} or not line[i + 2].glued:
            return []
        year, number = (line[i], line[i + 2]) if len(line[i].text) == 4 else (line[i + 2], line[i])
        if len(year.text) != 4 or len(number.text) > 2 or (line[i + 1].fold == "-" and len(number.text) < 2):
            return []
        period = month(plain(year) or 0, plain(number) or 0)
        return [(period, i + 3)] if period else []

    def _dash(self, i: int) -> list[Found]:
        return [(None, i + 1)] if self.line[i].fold == "-" else []

    def _clock(self, i: int) -> list[Found]:
        """15:30, «в 8 утра», "3pm"."""
        line, hour = self.line, plain(self.line[i])
        if hour is None or len(line[i].text) > 2 or hour > 24:
            return []
        end = i + 1
        while end + 1 < len(line) and line[end].fold == ":" and line[end + 1].glued and CLOCK.fullmatch(line[end + 1].text):
            end += 2
        mark = self.vocabulary.classes["oclock"].at(line, end)
        return [(hour, mark[1] if mark else end)] if mark or end > i + 1 else []


def full_year(year: int, digits: int) -> int:
    return year if digits == 4 else 1900 + year if year > 50 else 2000 + year


__all__ = ["Line", "Vocabulary"]
