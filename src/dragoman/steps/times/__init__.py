"""Times: everything that a dateline and the text determine, as first and last day."""

import re
from datetime import date
from functools import lru_cache

from msgspec.structs import replace

from dragoman.grammar.numbers import NumberParser
from dragoman.lexicon.language import Language
from dragoman.model import Reading, Sentence, Span, Time, day_of
from dragoman.steps.times.clock import Clock
from dragoman.steps.times.holidays import HolidayTable
from dragoman.steps.times.line import TimeReader
from dragoman.steps.times.periods import Period
from dragoman.steps.times.tense import is_done, lean_of, lean_of_words
from dragoman.steps.times.vocabulary import TimeVocabulary
from dragoman.tools import Step, Tools

WORD = re.compile(r"\w+")
DATELINE = 250  # characters at the head of a text in which a full date tells when it was written


def find_times(reading: Reading, tools: Tools) -> Reading:
    people = words_of_people(reading)
    today = anchor(reading.document.published)
    found: list[Time] = []
    clock, paragraph = Clock(today), 0
    for sentence in reading.trees:
        words = vocabulary(tools.languages[sentence.language])
        if words is not None:
            if sentence.paragraph > paragraph + 1:
                clock = Clock(clock.today)
            for time, period in times_in(sentence, clock, words):
                if time.span not in people:
                    found.append(time)
                    clock, paragraph = remembered(clock, period, sentence), sentence.paragraph
    return replace(reading, times=tuple(found))


def words_of_people(reading: Reading) -> frozenset[tuple[int, int]]:
    """Where the single words of people's names stand: "Theresa May" is no month."""
    named: list[Span] = [name for name in reading.names if name.type == "PER"]
    named += [mention for mention in reading.mentions if mention.type == "PER"]
    return frozenset((span.start + m.start(), span.start + m.end()) for span in named for m in WORD.finditer(span.text))


def anchor(published: str | None) -> date | None:
    """The day of publication."""
    day = day_of(published)
    return date.fromisoformat(day) if day else None


def remembered(clock: Clock, period: Period, sentence: Sentence) -> Clock:
    """The clock after a time was told; a full date at the head of the text stands in for the day of publication."""
    dateline = clock.today is None and period.grain == "day" and period.dated and sentence.start < DATELINE
    return Clock(period.start if dateline else clock.today, told=period if period.start else clock.told)


@lru_cache(maxsize=8)
def vocabulary(language: Language) -> TimeVocabulary | None:
    """None for a language without words of the calendar or of numbers."""
    if language.calendar is None or language.numbers is None:
        return None
    return TimeVocabulary(language.calendar, NumberParser(language.numbers), HolidayTable(language.holidays))


def times_in(sentence: Sentence, clock: Clock, words: TimeVocabulary) -> list[tuple[Time, Period]]:
    """The times of a sentence with what they mean."""
    future, past = words.classes["future"], words.calendar.past_endings
    line = TimeReader(sentence, words, clock)
    of_words = lean_of_words(line.line, future, past)
    return line.times(lambda start, end: (lean_of(sentence, start, end, future) or of_words, is_done(sentence, start, end)))


STEP = Step("times", needs=("trees", "names", "mentions"), gives=("times",), run=find_times)
