"""Shares and multiples in words: «треть экспорта», «каждый пятый», "two in five"; "tripled", "twice as large", "five to one"."""

from dragoman.grammar.numbers import Number
from dragoman.grammar.words import Word
from dragoman.model import Sentence
from dragoman.steps.quantities.counted import unit_after
from dragoman.steps.quantities.vocabulary import AmountVocabulary

SMALLEST, LARGEST = 2, 1000  # how many "one in …" may be of
Share = tuple[float, int]  # a share of one or a multiple, and the index of the word after it


def multiple(line: list[Word], i: int, vocabulary: AmountVocabulary) -> Share | None:
    """«вдвое», "tripled", "twice as large", "five to one"."""
    found = vocabulary.ratios.at(line, i)
    if found is None:
        return to_one(line, i, vocabulary)
    return None if line[i].fold in vocabulary.words.multiple and not compares(line, i, found[1], vocabulary) else found


def compares(line: list[Word], i: int, end: int, vocabulary: AmountVocabulary) -> bool:
    """Whether "twice" or "double" beside these words compares: "twice as large", "will double"."""
    before, after = line[i - 1].fold if i else "", line[end].fold if end < len(line) else ""
    higher = after.endswith("er") and before not in vocabulary.numbers.table.article  # "twice higher", but not "a double murder"
    return higher or before in vocabulary.words.before_multiple or after in vocabulary.words.times_after


def share_of(line: list[Word], i: int, sentence: Sentence, vocabulary: AmountVocabulary) -> Share | None:
    return fraction(line, i, vocabulary) or every_nth(line, i, sentence, vocabulary) or some_in(line, i, sentence, vocabulary)


def fraction(line: list[Word], i: int, vocabulary: AmountVocabulary) -> Share | None:
    """A part of something: "two thirds of", «четверть экспорта»."""
    found = vocabulary.numbers.fraction(line, i)
    number = vocabulary.numbers.read(line, i)
    if found is None or found.end >= len(line) or (number and number.end > found.end):
        return None  # the last: "a quarter of a billion"
    if vocabulary.parts.at(line, i - 1) or ordinal_before(line, i, vocabulary):
        return None
    follows = line[found.end]
    words_ = vocabulary.words
    whole = follows.fold in words_.of if words_.share_of else follows.kind == "letters" and follows.fold not in words_.function_words
    return (found.value, found.end) if whole else None


def ordinal_before(line: list[Word], i: int, vocabulary: AmountVocabulary) -> bool:
    """«первая половина», "the third quarter": a part of a calendar rather than of an amount."""
    return i > 0 and line[i - 1].fold in vocabulary.numbers.table.ordinals


def every_nth(line: list[Word], i: int, sentence: Sentence, vocabulary: AmountVocabulary) -> Share | None:
    """«каждый пятый житель», "every tenth soldier", but not "every second day"."""
    if line[i].fold not in vocabulary.words.every or i + 1 >= len(line):
        return None
    nth = vocabulary.numbers.table.ordinals.get(line[i + 1].fold)
    return None if nth is None or nth < SMALLEST or is_duration(line, i + 2, sentence, vocabulary) else (1 / nth, i + 2)


def some_in(line: list[Word], i: int, sentence: Sentence, vocabulary: AmountVocabulary) -> Share | None:
    """"one in five", "seven in 10 voters", but not "two in five days"."""
    some = vocabulary.numbers.read(line, i)
    if some is None or not joined_by(line, some.end, vocabulary.words.one_in):
        return None
    whole = vocabulary.numbers.read(line, some.end + 1)
    if whole is None or not is_small(some) or not is_small(whole) or not some.value < whole.value <= LARGEST:
        return None
    rounded = some.value == 1 or whole.value <= 10 or whole.value % 10 == 0
    return (some.value / whole.value, whole.end) if rounded and not is_duration(line, whole.end, sentence, vocabulary) else None


def to_one(line: list[Word], i: int, vocabulary: AmountVocabulary) -> Share | None:
    """"five to one", «пять к одному»."""
    many = vocabulary.numbers.read(line, i)
    found = vocabulary.to_one.at(line, many.end) if many and many.value > 1 else None
    return (many.value, found[1]) if many and found else None


def joined_by(line: list[Word], i: int, joins: frozenset[str]) -> bool:
    return i + 1 < len(line) and line[i].fold in joins


def is_small(number: Number) -> bool:
    return number.value == int(number.value) and not number.scaled and 1 <= number.value <= LARGEST


def is_duration(line: list[Word], i: int, sentence: Sentence, vocabulary: AmountVocabulary) -> bool:
    unit = unit_after(line, i, sentence, vocabulary)
    return unit is not None and unit.role == "duration"
