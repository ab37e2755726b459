"""Dates of publication as pages, feeds, mail and rows write them, brought into ISO 8601 with the zone that they tell."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time

from dragoman.errors import SourceError
from dragoman.lexicon.dates import month_names, written_dates

FIRST_NEWSPAPER = 1605  # before it nothing was published on a day
PLACEHOLDERS = (date(1969, 12, 31), date(1970, 1, 1))  # what programs write for no date: zero seconds since 1970, in any zone
LONGEST = 100  # characters of a date
EXTENDED = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]|$)")
YEAR_OR_MONTH = re.compile(r"\d{4}(?:[-/.]\d\d?)?")
STAMP = re.compile(r"(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d))?")
ORDINAL = re.compile(r"(\d{4})-(\d{3})\b")
CLOCK = re.compile(
    r"(?<![\d:])(\d{1,2}):(\d\d)(?::(\d\d))?(?:[.,]\d+)?(?![\d:])\s*([ap])?(?(4)\.?m\b\.?)\s*((?:GMT|UTC?)?\s*[+-]\d{1,2}(?::?\d\d)?|[^\W\d_]{1,5})?",
    re.I,
)
OFFSET = re.compile(r"([+-])(\d{1,2}):?(\d\d)?$")
NUMBERS = re.compile(r"(?<!\d)(\d{1,4})([-./])(\d{1,2})\2(\d{1,4})(?!\d)")
WORD = re.compile(r"[^\W\d_]+|\d+")


def published_date(text: str) -> str | None:
    """The ISO date, or date and time with its zone, that a text tells; None where it tells no day, or a placeholder for none.

    Beside ISO 8601 in all its forms: RFC 822, the form of JavaScript, seconds or milliseconds since 1970, numbers in the order of day,
    month and year (or the other way round where only that makes a date), and words in many languages (`5 марта 2024, 10:30`).
    """
    text = " ".join(text.split())[:LONGEST]
    for form in (extended, since_epoch, stamp, ordinal, written):
        if found := form(text):
            return found if is_likely(found) else None
    return None


def is_vague(text: str) -> bool:
    """Whether it names a year or a month only."""
    return bool(YEAR_OR_MONTH.fullmatch(text.strip()))


def is_likely(found: str) -> bool:
    day = datetime.fromisoformat(found).date()
    return day.year >= FIRST_NEWSPAPER and day not in PLACEHOLDERS


def extended(text: str) -> str | None:
    """ISO 8601 as it is; with hours, minutes and a zone as Python reads them."""
    text = re.sub(r"(?<=\d:\d\d)(.*[+-]\d\d):?(\d\d)?$", lambda found: f"{found[1]}:{found[2] or '00'}", text)
    if not EXTENDED.match(text):
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return text if len(text) == 10 or (text[10] == "T" and "," not in text) else found.isoformat()


def since_epoch(text: str) -> str | None:
    """Ten digits are seconds, thirteen milliseconds."""
    if not (text.isascii() and text.isdigit() and len(text) in {10, 13}):
        return None
    return datetime.fromtimestamp(int(text[:10]), UTC).isoformat()


def stamp(text: str) -> str | None:
    """`20240305`, `20240305T083000+0300`, `20240305083000`, `2024-W10-2`."""
    try:
        if found := STAMP.fullmatch(text):
            year, month, day, hour, minute, second = (int(part) for part in found.groups(default="0"))
            whole = datetime(year, month, day, hour, minute, second)
            return whole.isoformat() if found[4] else whole.date().isoformat()
        moment = datetime.fromisoformat(re.sub(r"([+-]\d\d)(\d\d)$", r"\1:\2", text))
    except ValueError:
        return None
    return moment.isoformat() if "T" in text else moment.date().isoformat()


def ordinal(text: str) -> str | None:
    """`2024-065`, the number of the day in its year."""
    found = ORDINAL.fullmatch(text)
    try:
        return datetime.strptime(text, "%Y-%j").date().isoformat() if found else None
    except ValueError:
        return None


def written(text: str) -> str | None:
    """A day in numbers or words, with the first clock time beside it."""
    text = re.sub(r"\([^()]*\)", " ", text)
    clock = CLOCK.search(text)
    rest = f"{text[: clock.start()]} {text[clock.end() :]}" if clock else text
    day = numeric_day(rest) or worded_day(rest)
    if day is None and clock and clock[5]:  # what stands behind the clock may be a month and no zone
        day = worded_day(f"{text[: clock.start()]} {clock[5]} {text[clock.end() :]}")
    if day is None:
        return None
    return day.isoformat() if clock is None else f"{day.isoformat()}T{clock_time(clock).isoformat()}{zone(clock[5] or '')}"


def clock_time(found: re.Match[str]) -> time:
    """24:00 and a leap second are the last second before them: the day that is named stays."""
    hour, minute, second, half = int(found[1]), int(found[2]), int(found[3] or 0), (found[4] or "").lower()
    hour = hour % 12 + 12 * (half == "p") if half and hour <= 12 else hour
    return time(23, 59, 59) if hour > 23 or second > 59 or minute > 59 else time(hour, minute, second)


def zone(text: str) -> str:
    """`+03:00` of `+0300`, `GMT+3`, `MSK`; nothing where no zone is known."""
    if found := OFFSET.search(text):
        hours, minutes = int(found[2]), int(found[3] or 0)
        return f"{found[1]}{hours:02}:{minutes:02}" if hours <= 14 and minutes < 60 else ""
    return written_dates().zones.get(text.strip().upper(), "")


def numeric_day(text: str) -> date | None:
    """`05.03.2024`, `2024/3/5`; of `05/03/2024`, where day and month may change places, nothing is known."""
    found = NUMBERS.search(text)
    if found is None:
        return None
    first, middle, last = int(found[1]), int(found[3]), int(found[4])
    if len(found[1]) == 4:
        return day_of(first, middle, last)
    if len(found[4]) != 4 or (found[2] == "/" and first <= 12 and middle <= 12 and first != middle):
        return None
    return day_of(last, middle, first) if middle <= 12 else day_of(last, first, middle)


def worded_day(text: str) -> date | None:
    """A day whose month is a word: the last one that stands beside a number, as names of weekdays may look like months."""
    words = WORD.findall(text.lower())
    for at in reversed([i for i, word in enumerate(words) if word in month_names()]):
        numbers = [word for word in nearest(words, at) if word.isdigit()][:2]
        year = next((n for n in numbers if len(n) == 4), None) or next((n for n in numbers[1:] if len(n) == 2), None)
        days = [n for n in numbers if n != year or numbers.count(n) > 1]
        if year and days and len(days[0]) <= 2:
            return day_of(int(year) + (2000 if len(year) == 2 else 0), month_names()[words[at]], int(days[0]))
    return None


def nearest(words: list[str], at: int) -> Iterator[str]:
    """What stands before and behind a place: the word just before it first, then those behind it, then those before."""
    yield from words[max(0, at - 1) : at]
    yield from words[at + 1 : at + 3]


def day_of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def declared_date(source: str, text: str) -> str | None:
    """The same of what a user or a row declares in ISO 8601; None of a placeholder. Raises SourceError: `bad-date`."""
    text = text.strip()
    found = extended(text) or stamp(text)
    if found is None:
        raise SourceError(source, f"{text[:40]!r} is no ISO date", "bad-date")
    return found if is_likely(found) else None
