"""Numbers that count nothing: years, article numbers, telephone numbers, types of aircraft, scores, clocks, items of a list."""

import re

from dragoman.grammar.numbers import Number
from dragoman.grammar.words import Word
from dragoman.model import Span
from dragoman.steps.quantities.counted import Unit
from dragoman.steps.quantities.vocabulary import AmountVocabulary

JOINED = {"-", "/", "#", "@", "_", ":", "+", "№", "=", "*", "\\", "'"}
QUOTES = {"»", "”", "\"", "“", "'"}
FIRST_YEAR, LAST_YEAR = 1000, 2200
OLDEST = 110  # years of age
PHONE = re.compile(  # +7 (495) 123-45-67, +44 20 7946 0958, 8 (800) 555-35-35, (212) 555-0199
    r"\+\d{1,3}(?:[ \u00a0()-]{1,2}\d{1,5}){2,5}(?!\d)|(?:\b[78][ \u00a0-]?)?\(\d{3,5}\)[ \u00a0-]?\d{1,4}(?:[ \u00a0-]\d{2,4}){1,3}(?!\d)"
)
BASES = {1, 100, 1000, 1_000_000}  # of what a price is told for


def is_identifier(line: list[Word], i: int, number: Number, unit: Unit | None, vocabulary: AmountVocabulary) -> bool:
    """Whether the number at word `i` is a name rather than an amount."""
    has_unit = unit is not None and not (vocabulary.singular and is_single(line, number, unit, vocabulary.units.same_in_plural))
    return (
        is_joined(line, i)
        or (number.plain and not has_unit and ends_a_title(line, i, number.end))
        or is_joined_after(line, number.end, has_unit, vocabulary)
        or is_list_item(line, i, number)
        or (number.digits and is_numbered(line, i, number, has_unit, vocabulary))
        or (number.plain and number.digits and not has_unit and is_age_of(line, i, number, vocabulary))
        or is_base(line, i, number, unit, vocabulary)
    )


def phone_numbers(sentence: Span) -> list[tuple[int, int]]:
    return [(sentence.start + match.start(), sentence.start + match.end()) for match in PHONE.finditer(sentence.text)]


def is_single(line: list[Word], number: Number, unit: Unit, same_in_plural: frozenset[str]) -> bool:
    """Whether what is counted stands in the singular although there is more than one: "Nord Stream 2 pipeline", not "a 20-ship fleet"."""
    word, written_on = line[unit.end - 1].fold, line[unit.end - 2].fold == "-"
    named = unit.role == "count" and word == unit.name.split()[-1] and word not in same_in_plural
    return named and number.value != 1 and not written_on


def is_joined(line: list[Word], i: int) -> bool:
    """Written onto a word or a mark: F-16, Су-35, С400, #5, 15:30."""
    if i == 0:
        return False
    before = line[i - 1]
    if before.fold in {"№", "#"}:
        return True
    if not line[i].glued or line[i].kind != "digits":
        return False
    return before.kind == "letters" or before.fold in JOINED


def is_joined_after(line: list[Word], end: int, has_unit: bool, vocabulary: AmountVocabulary) -> bool:
    """Followed by something written onto it that makes it an ordinal, a score, a telephone number or a code: 9th, 27-я, 15:30."""
    if end >= len(line) or not line[end].glued or has_unit:
        return False
    after = line[end]
    if after.fold in {":", "/", "_", "№"} and end + 1 < len(line) and line[end + 1].glued:
        return True
    if after.fold == "-" and end + 1 < len(line) and line[end + 1].glued:
        return line[end + 1].kind != "digits" or telephone(line, end)
    return after.kind == "letters"


def ends_a_title(line: list[Word], i: int, end: int) -> bool:
    """The last word of a name in quotation marks: «Северный поток — 2»."""
    return i > 1 and end < len(line) and line[end].glued and line[end].fold in QUOTES and line[i - 1].kind != "digits"


def telephone(line: list[Word], i: int) -> bool:
    """Three runs of digits with hyphens between."""
    return i + 3 < len(line) and line[i + 2].fold == "-" and line[i + 3].kind == "digits" and line[i + 3].glued


def is_list_item(line: list[Word], i: int, number: Number) -> bool:
    return i == 0 and number.plain and number.end < len(line) - 1 and line[number.end].glued and line[number.end].fold in {".", ")"}


def is_numbered(line: list[Word], i: int, number: Number, has_unit: bool, vocabulary: AmountVocabulary) -> bool:
    """After a word that numbers things («статья 5», "Resolution 2231"), after a name (Boeing 747), or a bare year."""
    before = line[i - 1] if i > 0 else None
    names = before is not None and before.fold in vocabulary.words.identifiers and (number.plain or not (has_unit or number.scaled))
    if before and names and not (has_unit and before.text.islower() and len(before.fold) > 4):
        return True
    named = before is not None and number.plain and i > 1 and before.kind == "letters" and before.text[0].isupper()
    if before and named and is_name_before(before, has_unit, vocabulary):
        return True
    return number.plain and not has_unit and FIRST_YEAR <= number.value <= LAST_YEAR and len(line) > 1


def is_age_of(line: list[Word], i: int, number: Number, vocabulary: AmountVocabulary) -> bool:
    """Between commas after a name: "Smith, 45, was arrested", but not after a place: "In Kharkiv, 20, all civilians, died"."""
    if i < 2 or line[i - 1].fold != "," or number.value > OLDEST or number.end >= len(line) or line[number.end].fold not in {",", ")"}:
        return False
    first = i - 2
    while first > 0 and line[first - 1].kind == "letters" and line[first - 1].text[0].isupper():
        first -= 1
    before = line[first - 1].fold if first > 0 else ""
    starts = line[first].fold if first < i - 2 else ""
    return line[i - 2].text[0].isupper() and not vocabulary.words.locative & {before, starts}


def is_base(line: list[Word], i: int, number: Number, unit: Unit | None, vocabulary: AmountVocabulary) -> bool:
    """What a rate is told for: "deaths per 100,000 people", «300 долларов за тысячу кубометров»."""
    before = line[i - 1].fold if i > 0 else ""
    priced = before in vocabulary.words.price_for and number.value in BASES and unit is not None and unit.name in vocabulary.units.measures
    return before in vocabulary.words.per or (priced and i > 1 and is_price(line, i - 2, vocabulary))


def is_price(line: list[Word], i: int, vocabulary: AmountVocabulary) -> bool:
    """Whether an amount of money may end at word `i`."""
    return line[i].kind == "digits" or vocabulary.code(line[i]) is not None or vocabulary.money.at(line, i, vocabulary.forms) is not None


def is_name_before(before: Word, has_unit: bool, vocabulary: AmountVocabulary) -> bool:
    """Whether a word in capitals before a number makes it part of a name."""
    return vocabulary.language.is_foreign(before.text) or not has_unit
