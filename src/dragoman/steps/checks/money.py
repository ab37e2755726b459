"""Two currencies for one amount: against each other within the text, and against the year's average rate."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from dragoman.lexicon.checks import rate
from dragoman.model import Check, Quantity, Verdict
from dragoman.steps.checks.scene import CheckContext, Range, amount, check, plain, spread

NEAR, FAR = 1.2, 1.4  # how many times off the year's average a conversion may be, and must not be, whatever its rounding
WRONG = 1.5  # off by so much as it stands, it is wrong unless rounding explains nearly all of it
EXPLAINED = 1.1
PER_DOLLAR_FIRST = ("USD", "EUR", "GBP")


class Pair(Struct, frozen=True):
    """An amount and its conversion."""

    scene: CheckContext
    first: Quantity
    second: Quantity

    @property
    def currencies(self) -> frozenset[str]:
        return frozenset({self.first.unit or "", self.second.unit or ""})

    def ordered(self, base: str) -> tuple[Quantity, Quantity]:
        return (self.first, self.second) if self.first.unit == base else (self.second, self.first)

    def rate(self, base: str) -> Range:
        one, other = self.ordered(base)
        return spread(other).over(spread(one))

    def told(self, base: str) -> str:
        one, other = self.ordered(base)
        return f"{amount(other)} / {amount(one)} = {plain((other.value or 0) / (one.value or 1))}"


def pairs(scene: CheckContext) -> list[Pair]:
    """The conversions of a sentence with the amounts before them."""
    found = []
    for before, after in zip(scene.quantities, scene.quantities[1:], strict=False):
        if after.role == "conversion" and is_money(before) and is_money(after) and before.value and after.value:
            found.append(Pair(scene, before, after))
    return found


def is_money(quantity: Quantity) -> bool:
    return quantity.unit is not None and len(quantity.unit) == 3 and quantity.unit.isupper()


def conversions(scenes: Sequence[CheckContext]) -> Iterator[Check]:
    """Conversions between the same two currencies must have one rate in one text."""
    first: dict[tuple[frozenset[str], int | None], Pair] = {}
    for pair in (pair for scene in scenes for pair in pairs(scene)):
        other = first.get((pair.currencies, pair.scene.year)) or first.get((pair.currencies, None))
        if other is not None:
            yield compared(other, pair)
        first.setdefault((pair.currencies, pair.scene.year), pair)
        first.setdefault((pair.currencies, None), pair)


def compared(one: Pair, two: Pair) -> Check:
    base = next((c for c in PER_DOLLAR_FIRST if c in one.currencies), min(one.currencies))
    fits = one.rate(base).meets(two.rate(base))
    detail = f"{one.told(base)}, {two.told(base)}: " + ("one rate" if fits else "two rates for the same currencies")
    return check("currency-ratio", "consistent" if fits else "inconsistent", detail, one.first, one.second, two.first, two.second)


def average_rates(scenes: Sequence[CheckContext]) -> Iterator[Check]:
    """A conversion must be near the average rate of its year."""
    for scene in scenes:
        for pair in pairs(scene):
            if scene.year is not None and pair.first.unit and pair.second.unit:
                average = rate(scene.rates, pair.first.unit, pair.second.unit, scene.year)
                if average:
                    yield against(pair, *average)


def against(pair: Pair, average: float, year: int) -> Check:
    told = spread(pair.second).over(spread(pair.first))
    off = average / told.high if told.high < average else told.low / average if told.low > average else 1.0
    ratio = (pair.second.value or 0) / (pair.first.value or 1) / average
    wrong = off > FAR or (max(ratio, 1 / ratio) > WRONG and off > EXPLAINED)
    verdict: Verdict = "inconsistent" if wrong else "consistent" if off <= NEAR else "unclear"
    detail = (
        f"{pair.told(pair.first.unit or '')} {pair.second.unit} for one {pair.first.unit}; "
        f"the average of {year} was {plain(average)}"
    )
    return check("exchange-rate", verdict, detail, pair.first, pair.second)
