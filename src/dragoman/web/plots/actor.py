"""An actor over time: how much is told of it."""

from collections.abc import Callable, Sequence

import altair as alt
from msgspec import Struct

from dragoman.web.plots.drawing import HERE, NEITHER, Plot
from dragoman.web.plots.pair import bar_width, spec, time_axis
from dragoman.web.words import Words

WIDTH, HEIGHT = 900, 150


class Count(Struct, frozen=True):
    """How many claims have to do with an actor in a period."""

    period: str
    claims: int


def timeline(counts: Sequence[Count], words: Words, address: Callable[[str], str], title: str) -> Plot:
    """A bar for each period, which opens its claims."""
    rows = [
        {"period": one.period, "claims": one.claims, "address": HERE + address(one.period),
         "said": f"{words.month(one.period)}: {one.claims}"} for one in counts if one.claims
    ]
    shown = [one.period for one in counts]
    bars: alt.Chart = alt.Chart(alt.InlineData(values=rows)).mark_bar(color=NEITHER, size=bar_width(shown)).encode(
        x=time_axis(shown, words), href="address:N", description="said:N",
        y=alt.Y("claims:Q", title=words.term("axis", "claims"), axis=alt.Axis(format="d", tickMinStep=1, tickCount=4)),
    )
    return Plot(title=title, spec=spec(bars, WIDTH, HEIGHT), rows=counts, form=Count)
