"""Adjectives that hold an amount: «трёхдневный визит», «двухтысячный отряд», «500-тысячная группировка»."""

from dragoman.grammar.words import Word
from dragoman.model import Role
from dragoman.steps.quantities.counted import is_age, role_of
from dragoman.steps.quantities.vocabulary import TIMES, AmountVocabulary

BETWEEN = 3  # adjectives between one of thousands and its noun
Held = tuple[float, str | None, Role, int]  # value, unit, role, and the index of the word after the adjective


def held(line: list[Word], i: int, vocabulary: AmountVocabulary) -> Held | None:
    """The amount in an adjective at word `i`, or in digits that one is written onto."""
    if i >= len(line):
        return None
    return with_unit(line, i, vocabulary) or of_thousands(line, i, vocabulary)


def with_unit(line: list[Word], i: int, vocabulary: AmountVocabulary) -> Held | None:
    """Number and unit in one word, «трёхдневный», «двукратный», but not an age."""
    found = vocabulary.compound(line[i])
    if found is None or (found[1] == "year" and is_age(line, i + 1, vocabulary)):
        return None
    value, unit = found
    return value, unit, "ratio" if unit == TIMES else role_of(unit, vocabulary), i + 1


def of_thousands(line: list[Word], i: int, vocabulary: AmountVocabulary) -> Held | None:
    """Thousands and more before a noun for people together or for a sum; before another it may be an ordinal («тысячный посетитель»)."""
    value, end = in_digits(line, i, vocabulary) or (vocabulary.thousands(line[i]), i + 1)
    at = next((k for k in range(end, min(end + BETWEEN, len(line))) if not vocabulary.is_adjective(line[k])), None)
    if value is None or at is None:
        return None
    noun = {*vocabulary.forms(line[at])}
    if noun & vocabulary.words.groups:
        return value, "person", "count", end
    return (value, None, "level", end) if noun & vocabulary.words.sums else None


def in_digits(line: list[Word], i: int, vocabulary: AmountVocabulary) -> tuple[float, int] | None:
    """«500-тысячный», «1,5-миллиардный»."""
    if line[i].kind != "digits" or i + 2 >= len(line) or line[i + 1].fold != "-" or not (line[i + 1].glued and line[i + 2].glued):
        return None
    scale, digits = vocabulary.thousands(line[i + 2], 1), vocabulary.numbers.digits(line, i)
    return (scale * digits, i + 3) if scale and digits else None
