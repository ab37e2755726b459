"""An actor and those it has to do with, as a star of ties."""

import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Literal

import altair as alt
from msgspec import Struct

from dragoman.model import Tie
from dragoman.web.plots.drawing import CONFLICT, COOPERATION, HERE, INK, LINE, NEITHER, PAPER, Plot
from dragoman.web.plots.pair import spec
from dragoman.web.words import Words

WIDTH, HEIGHT = 900, 520
ONE_RING = 18  # partners that have room for their names on one ring
NARROW, WIDE = 1.0, 9.0  # widths of an edge, in pixels

Sign = Literal["cooperation", "conflict", "neither"]
DASHES: dict[Sign, list[int]] = {"cooperation": [1, 0], "conflict": [6, 4], "neither": [1, 3]}
LEGEND = alt.Legend(symbolSize=1200, symbolStrokeWidth=3)
COLOURS: dict[Sign, str] = {"cooperation": COOPERATION, "conflict": CONFLICT, "neither": NEITHER}


class Edge(Struct, frozen=True):
    """A tie of the actor in the middle, either way: `sources` are independent ones, None where they were not counted."""

    actor: str
    partner: str
    claims: int
    sources: int | None
    cooperation: int
    conflict: int
    sign: Sign

    @property
    def weight(self) -> int:
        return self.sources or self.claims


def edge(tie: Tie, actor: str) -> Edge:
    partner = tie.target if tie.source == actor else tie.source
    acts = (tie.deeds, tie.words, tie.offers, tie.facts)
    cooperation, conflict = sum(one.cooperation for one in acts), sum(one.conflict for one in acts)
    sign: Sign = "neither" if cooperation == conflict else "cooperation" if cooperation > conflict else "conflict"
    return Edge(actor, partner, tie.claims, tie.sources, cooperation, conflict, sign)


def star(edges: Sequence[Edge], words: Words, address: Callable[[Edge], str], title: str) -> Plot:
    """The actor in the middle, its partners around it by rank, an edge for each tie."""
    placed = list(zip(edges, places(len(edges)), strict=True))
    heaviest = max((one.weight for one in edges), default=1)
    lines = [
        {"x": 0.0, "y": 0.0, "x2": x, "y2": y, "width": NARROW + (WIDE - NARROW) * math.sqrt(one.weight / heaviest), "sign": one.sign,
         "leaning": words.term("sign", one.sign), "said": said(one, words), "address": HERE + address(one)} for one, (x, y) in placed
    ]
    nodes = [
        {"x": x, "y": y, "name": words.code(one.partner), "address": HERE + address(one), "side": side(x, y)} for one, (x, y) in placed
    ]
    drawn = alt.layer(*edge_marks(lines, words), *node_marks(nodes), *middle(edges, words))
    return Plot(title=title, spec=spec(drawn, WIDTH, HEIGHT), rows=edges, form=Edge)


def said(one: Edge, words: Words) -> str:
    return f"{words.code(one.partner)}: {words.term('sign', one.sign)}, {one.weight}"


def places(count: int) -> list[tuple[float, float]]:
    """Where partners stand, the first at the top, on one ring or, by turns, on two."""
    found = []
    for place in range(count):
        angle = math.pi / 2 - 2 * math.pi * place / count
        radius = 1.0 if count <= ONE_RING or place % 2 == 0 else 0.62
        found.append((radius * math.cos(angle), radius * math.sin(angle)))
    return found


def side(x: float, y: float) -> str:
    """On which side of its node a name stands, away from the middle."""
    if abs(x) < 0.12:
        return "above" if y > 0 else "below"
    return "right" if x > 0 else "left"


def edge_marks(lines: list[dict[str, Any]], words: Words) -> Iterator[alt.Chart]:
    signs = [words.term("sign", sign) for sign in COLOURS]
    across, upright = alt.Scale(domain=[-1.35, 1.35]), alt.Scale(domain=[-1.1, 1.1])
    yield alt.Chart(alt.InlineData(values=lines)).mark_rule(strokeCap="butt").encode(
        x=alt.X("x:Q", scale=across, axis=None), y=alt.Y("y:Q", scale=upright, axis=None), x2="x2:Q", y2="y2:Q", href="address:N",
        description="said:N",
        strokeWidth=alt.StrokeWidth("width:Q", scale=None, legend=None),
        color=alt.Color("leaning:N", title=None, scale=alt.Scale(domain=signs, range=list(COLOURS.values())), legend=LEGEND),
        strokeDash=alt.StrokeDash("leaning:N", title=None, scale=alt.Scale(domain=signs, range=list(DASHES.values()))),
    )


NAMES: dict[str, dict[str, Any]] = {
    "right": {"align": "left", "dx": 9, "baseline": "middle"}, "left": {"align": "right", "dx": -9, "baseline": "middle"},
    "above": {"align": "center", "dy": -9, "baseline": "bottom"}, "below": {"align": "center", "dy": 9, "baseline": "top"},
}


def node_marks(nodes: list[dict[str, Any]]) -> Iterator[alt.Chart]:
    base = alt.Chart(alt.InlineData(values=nodes)).encode(x="x:Q", y="y:Q")
    yield base.mark_circle(size=70, color=INK, opacity=1)
    for where, look in NAMES.items():
        own = [node for node in nodes if node["side"] == where]
        if own:
            yield alt.Chart(alt.InlineData(values=own)).mark_text(fontSize=12, color=INK, **look).encode(
                x="x:Q", y="y:Q", text="name:N", description="name:N", href="address:N",
            )


def middle(edges: Sequence[Edge], words: Words) -> Iterator[alt.Chart]:
    name = words.code(edges[0].actor) if edges else ""
    base = alt.Chart(alt.InlineData(values=[{"x": 0, "y": 0, "name": name}])).encode(x="x:Q", y="y:Q")
    yield base.mark_circle(size=420, color=INK, stroke=LINE, strokeWidth=2, opacity=1)
    for halo in (4, 0):  # so that the name can be read on an edge
        look: dict[str, Any] = {"stroke": PAPER, "strokeWidth": halo} if halo else {}
        yield base.mark_text(fontSize=14, fontWeight="bold", dy=-16, baseline="bottom", color=INK, **look).encode(text="name:N")
