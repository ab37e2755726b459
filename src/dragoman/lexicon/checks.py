"""What the checks need to know: words that tell how amounts stand to each other, and exchange rates."""

from functools import cache
from pathlib import Path

from msgspec import Struct

from dragoman.lexicon.toml import load


class CheckWords(Struct, frozen=True):
    """Words that tell how amounts stand to each other, folded.

    `including` stands before a part; `sum_marks` open a list of parts; `of` (and `the`) joins a part
    to its whole ("30 of 50"), `sides` are those of a vote, `until` joins the two ends of a time. Beginnings of words are
    `lasting` (before a duration), `fewer` and `more` (the direction of a change), `share` (what makes percentages parts of one whole),
    `dying`. Of ages: `age_adjectives` are written onto a number, `age_said` makes the number after it an age, `age_beside` does where a
    mark or `years_of_age` follow. Of offices: `was` and `became` stand between a name and an office held or taken, `link_words` beside it.
    """

    including: tuple[str, ...]
    sum_marks: frozenset[str]
    fewer: tuple[str, ...]
    more: tuple[str, ...]
    lasting: tuple[str, ...]
    share: tuple[str, ...]
    of: frozenset[str]
    the: frozenset[str]
    sides: frozenset[str]
    until: frozenset[str]
    age_adjectives: tuple[str, ...]
    age_said: tuple[str, ...]
    age_beside: tuple[str, ...]
    years_of_age: tuple[str, ...]
    dying: tuple[str, ...]
    was: tuple[str, ...]
    became: tuple[str, ...]
    link_words: frozenset[str]


LATE = 3  # years looked back for an average, the year itself among them
Rates = dict[str, dict[str, float]]


@cache
def exchange_rates(folder: Path) -> Rates:
    """Units of each currency for one US dollar, by year."""
    of_ecb, other = (load(folder / "exchange_rates" / name, Rates) for name in ("ecb.toml", "other.toml"))
    return {code: of_ecb.get(code, {}) | other.get(code, {}) for code in of_ecb.keys() | other.keys()}


def rate(rates: Rates, first: str, second: str, year: int) -> tuple[float, int] | None:
    """How much of the second currency one unit of the first was worth on average in a year, and that year: the one asked for, else one
    of the two before it, because a year that is not over has no average yet. None where none of them is known."""
    for known in range(year, year - LATE, -1):
        one, other = per_dollar(rates, first, known), per_dollar(rates, second, known)
        if one and other:
            return other / one, known
    return None


def per_dollar(rates: Rates, code: str, year: int) -> float | None:
    return 1.0 if code == "USD" else rates.get(code, {}).get(str(year))


__all__ = ["CheckWords", "Rates", "exchange_rates", "rate"]
