"""An age against the date of birth: «72-летний Путин», "Putin, 72,", "Putin, aged 72"."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from dragoman.grammar.words import Phrases, Word
from dragoman.lexicon.actors import ActorRecord
from dragoman.lexicon.offices import Offices
from dragoman.model import Check, Mention, Span, cut
from dragoman.steps.checks.dates import days_of
from dragoman.steps.checks.offices import terms_in, words_of
from dragoman.steps.checks.scene import CheckContext, bounds, check

YOUNGEST, OLDEST = 15, 110
LONGEST_TITLE = 6  # words between «72-летний» and the name
BEHIND = timedelta(days=7)  # how long before or after publication an age may be of
LOOKS_BACK = 10  # years; an age so far off, in a sentence without a time, is of another time or of a namesake


def age(scene: CheckContext, offices: Offices, people: Mapping[str, ActorRecord]) -> Iterator[Check]:
    for mention in scene.people:
        known = people.get(mention.actor.name) if mention.actor else None
        told = age_told(scene, mention, offices) if known and known.born else None
        if known and told:
            yield from age_check(scene, known, *told, mention)


def age_told(scene: CheckContext, mention: Mention, offices: Offices) -> tuple[int, Span] | None:
    """The age that stands beside a person's name, and its characters."""
    line = scene.line
    first, last = (bisect_left(line, place, key=lambda word: word.start) for place in (mention.start, mention.end))
    return (before(scene, first, offices) or behind(scene, last)) if first < last else None


def before(scene: CheckContext, first: int, offices: Offices) -> tuple[int, Span] | None:
    """«72-летний президент России» before a name, with only the words of a title between."""
    adjectives = Phrases(dict.fromkeys(scene.words.age_adjectives, True))
    for at in range(first - 2, max(-1, first - 2 - LONGEST_TITLE - 3), -1):
        end = adjectives.at(scene.line, at + 1)
        value = years(scene.line[at])
        if end and value is not None and is_title(scene, scene.line[end[1] : first], offices):
            return value, span(scene, at, end[1])
    return None


def is_title(scene: CheckContext, between: list[Word], offices: Offices) -> bool:
    """Whether words name nothing but an office and whose it is."""
    if not between:
        return True
    named = scene.mentions
    line = words_of(scene, between[0].start, between[-1].end)
    titled = [(line[f.first].start, line[f.last - 1].end) for f in terms_in(line, offices, scene.sentence.language)]
    covered = [*((m.start, m.end) for m in named), *titled]
    return all(word.kind == "letters" and any(start <= word.start < end for start, end in covered) for word in between)


def behind(scene: CheckContext, at: int) -> tuple[int, Span] | None:
    """An age right after a name: ", 72,", "(72)", "turned 72", «исполнилось 72 года»."""
    line, words = scene.line, scene.words
    said = Phrases(dict.fromkeys(words.age_said, True)).at(line, at)
    beside = Phrases(dict.fromkeys(words.age_beside, True)).at(line, at)
    number = said[1] if said else beside[1] if beside else at
    value = years(line[number]) if number < len(line) else None
    counted = Phrases(dict.fromkeys(words.years_of_age, True)).at(line, number + 1)
    closed = bool(beside) and number + 1 < len(line) and line[number + 1].fold in {",", ")", "."}
    return (value, span(scene, number, counted[1] if counted else number + 1)) if value and (said or counted or closed) else None


def years(word: Word) -> int | None:
    return int(word.text) if word.text.isdecimal() and YOUNGEST <= int(word.text) <= OLDEST else None


def span(scene: CheckContext, first: int, last: int) -> Span:
    return cut(scene.reading.document.text, scene.line[first].start, scene.line[last - 1].end)


def age_check(scene: CheckContext, known: ActorRecord, told: int, where: Span, mention: Mention) -> Iterator[Check]:
    """The age told, unless it fits no day that the sentence may be of."""
    windows = list(days_told(scene))
    real = [ages_within(known.born or "", *window) for window in windows]
    if not real or (not scene.times and (abs(told - real[0].start) > LOOKS_BACK or scene.tells(scene.words.dying, 0, scene.sentence.end))):
        return
    fits = next((k for k, ages in enumerate(real) if told in ages), None)
    ages, day = real[fits or 0], windows[fits or 0][1]
    then = f"{ages.start}" + (f" or {ages.stop - 1}" if len(ages) > 1 else "")
    detail = f"{known.name}, born {known.born}, was {then} on {min(day, scene.published or day)}, the text says {told}"
    yield check("age", "inconsistent" if fits is None else "consistent", detail, mention, where)


def days_told(scene: CheckContext) -> Iterator[tuple[date, date]]:
    """The windows of time that a sentence may tell of: that of each of its times, and about publication."""
    yield from (ends for time in scene.times if (ends := days_of(time)))
    if scene.published and date.min + BEHIND <= scene.published <= date.max - BEHIND:
        yield scene.published - BEHIND, scene.published + BEHIND


def ages_within(born: str, first: date, last: date) -> range:
    """How old someone may have been in [first, last]; the date of birth may be no more than a month or a year."""
    earliest, latest = bounds(born)
    return range(whole_years(latest, first), whole_years(earliest, last) + 1)


def whole_years(since: date, until: date) -> int:
    return until.year - since.year - ((until.month, until.day) < (since.month, since.day))
