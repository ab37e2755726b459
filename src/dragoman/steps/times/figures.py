"""Dates, years and times of day in figures."""

import re

from dragoman.grammar.numbers import plain
from dragoman.grammar.words import Word
from dragoman.lexicon.words import letters
from dragoman.steps.times.clock import Clock
from dragoman.steps.times.patterns import Found, Matcher, Terminal
from dragoman.steps.times.periods import day, month, safe
from dragoman.steps.times.vocabulary import TimeVocabulary

FIRST_YEAR, LAST_YEAR, YEAR_DIGITS = 1000, 2199, 4
LONGEST_ROMAN, LAST_CENTURY = 5, 21
CLOCK = re.compile(r"\d{2}")  # minutes; "5:0" is a score
DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})")
DAY_MONTH = re.compile(r"(\d{1,2})\.(\d{1,2})")


class Figures:
    """What stands in figures at the words of a line: the part of `Line` that knows how dates are written."""

    line: list[Word]
    vocabulary: TimeVocabulary
    clock: Clock
    matcher: Matcher

    def _after(self, name: str, i: int) -> bool:
        return i > 0 and self.vocabulary.classes[name].at(self.line, i - 1) is not None

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

    def _numbered(self, i: int) -> list[Found]:
        """An ordinal in words, digits or Roman figures: «III квартал», "19th century"."""
        value = roman(self.line[i].text)
        return [(value, i + 1)] if value else self._ordinal(i)

    def _ordinal_day(self, i: int) -> list[Found]:
        """"the 15th", but not "the 15th floor"."""
        found = [f for f in self._ordinal(i) if f[0] <= 31 and (self._ordinal_digits(i) or len(self.line) <= 4)]
        return [f for f in found if not self._is_content(f[1])]

    def _is_content(self, i: int) -> bool:
        return i < len(self.line) and self.line[i].kind == "letters" and self.line[i].fold not in self.vocabulary.inside

    def _day(self, i: int) -> list[Found]:
        ordinal = [f for f in self._ordinal(i) if 1 <= f[0] <= 31]
        value = plain(self.line[i])
        if ordinal or value is None or not 1 <= value <= 31 or len(self.line[i].text) > 2:
            return ordinal
        dot = i + 1 < len(self.line) and self.line[i + 1].fold == "." and self.line[i + 1].glued
        glued = i + 1 < len(self.line) and self.line[i + 1].fold in {"-", "/"} and self.line[i + 1].glued
        return [(value, i + 1), *([(value, i + 2)] if dot or glued else [])]

    def _year(self, i: int) -> list[Found]:
        value = plain(self.line[i]) if i < len(self.line) and len(self.line[i].text) == YEAR_DIGITS else None
        if value is None or not FIRST_YEAR <= value <= LAST_YEAR:
            return []
        if (i + 1 < len(self.line) and self.line[i + 1].fold == "%") or self._decade(i):
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

    def _quarter_code(self, i: int) -> list[Found]:
        """Q3 2018."""
        line = self.line
        if not self.matcher.at("quarter_letter", i) or i + 1 >= len(line):
            return []
        if not line[i + 1].glued or line[i + 1].text not in {"1", "2", "3", "4"}:
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
        alone = mark[0] == "alone" or value > 100 or self._after("decade_in", i)
        if years is None and not alone:
            return []
        return [(value if value > 100 else 1900 + value, years[1] if years else mark[1])]

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


def roman(text: str) -> int | None:
    """A Roman number of a century or quarter, in Latin or look-alike letters; a single I is a pronoun or a name."""
    known = letters().roman
    if len(text) > LONGEST_ROMAN or text == "I" or any(c not in known for c in text):
        return None
    figures = [known[c] for c in text]
    signed = [-value if value < max(figures[k + 1 :], default=0) else value for k, value in enumerate(figures)]
    return sum(signed) if 0 < sum(signed) <= LAST_CENTURY else None


def full_year(year: int, digits: int) -> int:
    return year if digits == 4 else 1900 + year if year > 50 else 2000 + year
