"""What an amount is in its sentence: a level, a change, a conversion."""

from dragoman.grammar.words import Word
from dragoman.model import Quantity
from dragoman.steps.quantities.vocabulary import Vocabulary

NEAR = 12  # words within which a verb of change belongs to an amount
APART = 40  # characters between an amount and its conversion


def is_change(line: list[Word], start: int, vocabulary: Vocabulary, end: int | None = None) -> bool:
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
        return changed or any(word.fold.startswith(words_.rise) for word in line[end : end + NEAR])
    return vocabulary.language == "en" and (before.startswith(words_.rise) or after)


def is_conversion(text: str, offset: int, last: Quantity, start: int, money: bool) -> bool:
    """Whether an amount in brackets repeats the one before them in another unit."""
    between = text[last.end - offset : start - offset]
    inside = "(" in between and ")" not in between
    return inside and len(between) <= APART and (money if last.unit and last.unit.isupper() else last.role == "level" and not money)
