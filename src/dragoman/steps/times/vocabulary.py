"""The calendar words of a language."""

from functools import cached_property

from dragoman.grammar.numbers import NumberParser
from dragoman.grammar.words import Phrases, Word, words
from dragoman.lexicon.calendar import Calendar
from dragoman.lexicon.words import letters
from dragoman.model import Span
from dragoman.steps.times.holidays import HolidayTable
from dragoman.steps.times.patterns import SILENT

LARGE_ROMAN = "LCDM"  # no century has so many


class TimeVocabulary:
    """The calendar words of a language, ready to look up."""

    def __init__(self, calendar: Calendar, numbers: NumberParser, holidays: HolidayTable) -> None:
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
    return word.kind == "digits" or {*word.text} <= {*letters().roman, *LARGE_ROMAN}
