"""What an amount is in its sentence: a level, a change, a conversion."""

from dragoman.grammar.words import Word
from dragoman.model import Quantity
from dragoman.steps.quantities.vocabulary import AmountVocabulary

NEAR = 12  # words within which a verb of change belongs to an amount
CODE = 3  # letters in the code of a currency
APART = 40  # characters between an amount and its conversion


def is_change(line: list[Word], start: int, vocabulary: AmountVocabulary, end: int | None = None) -> bool:
    """Whether the amount that begins at word `start` tells by how much something changed.

    Without `end`, only whether anything changed before it.
    """
    words_ = vocabulary.words
    before = line[start - 1].fold if start > 0 else ""
    changed = any(word.fold.startswith(words_.rise) for word in line[max(0, start - NEAR) : start])
    if end is None:
        return changed
    after = any(word.fold.startswith(words_.rise) for word in line[end : end + 2])
    if before in words_.change_by:
        return changed or any(word.fold.startswith(words_.rise) for word in clause(line[end : end + NEAR]))
    return words_.change_beside and (before.startswith(words_.rise) or after)


def clause(line: list[Word]) -> list[Word]:
    """The words before the first comma."""
    return line[: next((k for k, word in enumerate(line) if word.fold == ","), len(line))]


def is_conversion(between: str, last: Quantity, money: bool) -> bool:
    """Whether an amount in brackets, after the text `between`, repeats the last one in another unit."""
    inside = "(" in between and ")" not in between
    return inside and len(between) <= APART and (money if is_money(last.unit) else last.role == "level" and not money)


def is_money(unit: str | None) -> bool:
    """Whether a unit is a currency: the three letters of ISO 4217."""
    return unit is not None and len(unit) == CODE and unit.isupper()
