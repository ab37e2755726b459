"""Plots of two actors over time."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import altair as alt
import msgspec
from msgspec import Struct

from dragoman.corpus.trends import ChangePoint, Trend
from dragoman.model import PairAmount, Signed, Tie
from dragoman.web.catalogue import Catalogue
from dragoman.web.plots.drawing import (
    CONFIG,
    CONFLICT,
    CONFLICT_SHADES,
    COOPERATION,
    COOPERATION_SHADES,
    HERE,
    INK,
    NEITHER,
    SOFT,
    Plot,
)

WIDTH, HEIGHT = 900, 300
SMALL_WIDTH, SMALL_HEIGHT, MOST_UNITS = 400, 110, 4
WIDEST = 44  # pixels of a bar
MOST_POINTS = 300  # amounts that are drawn one by one
LAYERS = ("deeds", "words", "offers")
SIGNS = ("cooperation", "conflict")
FEW, FEW_SMALL = 12, 6  # names of periods that fit under the axis

OPENS: dict[str, Any] = {"href": alt.Href("address:N"), "description": alt.Description("said:N")}
"""A mark that is a link: whole channels, for Altair checks short forms at length."""

Address = Callable[[str, str | None], str]
"""The address of the claims of a period (first argument), with amounts in a unit (second) if one is given."""


class Bar(Struct, frozen=True):
    """Claims of a layer toward a side in a period."""

    period: str
    layer: str
    sign: str
    claims: int


class Told(Struct, frozen=True):
    """An amount told in a period."""

    period: str
    type: str
    status: str
    unit: str
    value: float


def over_time(ties: Sequence[Tie], trend: Trend, words: Catalogue, address: Address, title: str) -> Plot:
    """Deeds, words and offers apart, cooperation above and conflict below the line, changes of rate marked."""
    bars = [bar for tie in ties if tie.period for bar in bars_of(tie)]
    periods = [point.period for point in trend.points]
    rows = [
        {"period": bar.period, "height": bar.claims if bar.sign == "cooperation" else -bar.claims,
         "kind": kind(bar.sign, bar.layer, words), "order": LAYERS.index(bar.layer), "address": HERE + address(bar.period, None),
         "said": f"{words.month(bar.period)}, {kind(bar.sign, bar.layer, words)}: {bar.claims}"} for bar in bars
    ]
    layers = [zero(), columns(periods, words), *(mark for change in trend.changes
              for mark in changed(change, periods.index(change.period) < len(periods) / 2, words))]
    return Plot(title=title, spec=spec(alt.layer(*layers), {"bars": rows}, WIDTH, HEIGHT), rows=bars, form=Bar)


def bars_of(tie: Tie) -> Iterator[Bar]:
    for layer in LAYERS:
        counted: Signed = getattr(tie, layer)
        for sign in SIGNS:
            if count := getattr(counted, sign):
                yield Bar(tie.period, layer, sign, count)


def kind(sign: str, layer: str, words: Catalogue) -> str:
    """What a colour stands for: `cooperation: deeds`."""
    return f"{words.term('sign', sign)}: {words.term('layer', layer)}"


def columns(periods: Sequence[str], words: Catalogue) -> alt.Chart:
    """The darker, the more certain: deeds, words, offers."""
    kinds = [kind(sign, layer, words) for sign in SIGNS for layer in LAYERS]
    scale = alt.Scale(domain=kinds, range=[*COOPERATION_SHADES, *CONFLICT_SHADES])
    chart: alt.Chart = alt.Chart(alt.NamedData("bars")).mark_bar(stroke=INK, strokeWidth=0.5, size=bar_width(periods)).encode(
        x=time_axis(periods, words),
        y=alt.Y("height:Q", title=words.term("axis", "claims"), axis=alt.Axis(format="d", tickMinStep=1, labelExpr="abs(datum.value)")),
        color=alt.Color("kind:N", title=None, scale=scale, legend=alt.Legend(columns=3)), order=alt.Order("order:Q"), **OPENS,
    )
    return chart


def bar_width(periods: Sequence[str]) -> float:
    return min(WIDEST, 0.8 * WIDTH / max(1, len(periods)))


def time_axis(periods: Sequence[str], words: Catalogue, most: int = FEW) -> alt.X:
    """Only so many are named: each name costs as much as twenty bars."""
    named = list(periods[:: -(-len(periods) // most) or 1])
    label = f"({msgspec.json.encode({period: words.month(period) for period in named}).decode()})[datum.value]"
    axis = alt.Axis(labelExpr=label, labelAngle=0, labelOverlap=False, values=named, grid=False)
    return alt.X("period:N", title=None, scale=alt.Scale(domain=list(periods)), axis=axis)


def zero() -> alt.Chart:
    line: alt.Chart = alt.Chart(alt.InlineData(values=[{"height": 0}])).mark_rule(color=SOFT).encode(y=alt.Y("height:Q"))
    return line


def changed(change: ChangePoint, early: bool, words: Catalogue) -> Iterator[alt.Chart]:
    """A line at the period from which on the rate is another, and what it was and is."""
    said = f"{words.term('sign', change.of)}: {words.number(round(change.before, 1))} → {words.number(round(change.after, 1))}"
    above = change.of == "cooperation"
    base = alt.Chart(alt.InlineData(values=[{"period": change.period, "said": said}])).encode(x=alt.X("period:N"))
    yield base.mark_rule(color=COOPERATION if above else CONFLICT, strokeDash=[5, 3], strokeWidth=1.5)
    look: dict[str, Any] = {"align": "left", "dx": 5} if early else {"align": "right", "dx": -5}
    look.update({"baseline": "top"} if above else {"baseline": "bottom"})
    yield base.mark_text(**look, fontSize=11).encode(text=alt.Text("said:N"), y=alt.value(2 if above else HEIGHT - 2))


def amounts(told: Sequence[PairAmount], periods: Sequence[str], words: Catalogue, address: Address, title: str) -> Plot:
    """What was told in the units told most often, each in a plot of its own; what did not happen is an empty sign."""
    counted = Counter(one.unit for one in told if one.period)
    units = [unit for unit, _ in counted.most_common(MOST_UNITS)]
    shown = (one for one in told if one.period and one.unit in units)
    found = sorted({Told(one.period, one.type, one.status, one.unit, one.value) for one in shown}, key=str)
    drawn = found if len(found) <= MOST_POINTS else largest(found)
    rows = {unit: [point(one, words, address) for one in drawn if one.unit == unit] for unit in units}
    small = [in_unit(unit, periods, words) for unit in units]
    return Plot(title=title, spec=spec(alt.concat(*small, columns=2), rows), rows=found, form=Told)


def largest(told: Sequence[Told]) -> list[Told]:
    """Of each period and unit only the largest amount: more than that could not be told apart."""
    return list({(one.period, one.unit): one for one in sorted(told, key=lambda one: one.value)}.values())


def point(one: Told, words: Catalogue, address: Address) -> dict[str, Any]:
    type, unit = words.term("type", one.type), words.term("unit", one.unit)
    return {
        "period": one.period, "value": one.value, "type": type, "address": HERE + address(one.period, one.unit),
        "fill": NEITHER if one.status in ("happened", "ongoing") else "transparent",
        "said": f"{words.month(one.period)}, {type}: {words.number(one.value)} {unit}",
    }


def in_unit(unit: str, periods: Sequence[str], words: Catalogue) -> alt.Chart:
    chart: alt.Chart = alt.Chart(alt.NamedData(unit)).mark_point(size=70, filled=False, stroke=INK, strokeWidth=1.2).encode(
        x=time_axis(periods, words, FEW_SMALL), y=alt.Y("value:Q", title=words.term("unit", unit), axis=alt.Axis(format="~s", tickCount=4)),
        shape=alt.Shape("type:N", title=None), fill=alt.Fill("fill:N", scale=None, legend=None), **OPENS,
    ).properties(width=SMALL_WIDTH, height=SMALL_HEIGHT)
    return chart


def spec(
    chart: alt.TopLevelMixin, rows: Mapping[str, Sequence[Mapping[str, Any]]], width: int | None = None, height: int | None = None,
) -> dict[str, Any]:
    """The chart in Vega-Lite with the rows that it names, so many pixels wide and high where it does not say so itself."""
    size, drawn = {"width": width, "height": height} if width else {}, chart.to_dict(validate=False)
    return {**drawn, **size, "config": CONFIG, "datasets": {**drawn.get("datasets", {}), **rows}}
