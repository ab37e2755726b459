"""How pages, feeds and mail write dates: names of months in many languages, abbreviations of time zones."""

from functools import cache

from babel import Locale
from msgspec import Struct

from dragoman.lexicon.toml import DATA, load


class WrittenDates(Struct, frozen=True, forbid_unknown_fields=True):
    """`zones` are offsets from UTC (`+03:00`) by abbreviation, `more_months` numbers of months by names that Unicode's tables lack."""

    languages: tuple[str, ...]
    more_months: dict[str, int]
    zones: dict[str, str]


@cache
def written_dates() -> WrittenDates:
    return load(DATA / "dates.toml", WrittenDates)


@cache
def month_names() -> dict[str, int]:
    """The number of each month by its names and abbreviations, in small letters without a full stop."""
    names = dict(written_dates().more_months)
    for language in reversed(written_dates().languages):  # where two share a name, the first language counts
        for widths in Locale.parse(language).months.values():
            for numbers in (widths["wide"], widths["abbreviated"]):
                names |= {name.lower().rstrip("."): number for number, name in numbers.items()}
    return names
