"""An actor and those it has to do with: a star of ties, and the ties between them."""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Literal

import altair as alt
from msgspec.structs import asdict

from dragoman.ledger import NetCooperation
from dragoman.web.catalogue import Catalogue
from dragoman.web.plots.drawing import CONFLICT, COOPERATION, HERE, INK, LINE, NEITHER, PAPER, Plot
from dragoman.web.plots.pair import OPENS, spec

WIDTH, HEIGHT = 900, 520
ONE_RING = 18  # partners that have room for their names on one ring
NARROW, WIDE = 1.0, 9.0  # widths of an edge, in pixels
BOW = 0.45  # how far from the middle an edge between two partners is pulled

Place = tuple[float, float]

Sign = Literal["cooperation", "conflict", "neither"]
DASHES: dict[Sign, list[int]] = {"cooperation": [1, 0], "conflict": [6, 4], "neither": [1, 3]}
LEGEND = alt.Legend(symbolSize=1200, symbolStrokeWidth=3)
COLOURS: dict[Sign, str] = {"cooperation": COOPERATION, "conflict": CONFLICT, "neither": NEITHER}


class Edge(NetCooperation, frozen=True):
    """A tie and the way it leans."""

    sign: Sign


def edge(one: NetCooperation) -> Edge:
    lean = one.cooperation - one.conflict
    return Edge(**asdict(one), sign="neither" if lean == 0 else "cooperation" if lean > 0 else "conflict")


def star(edges: Sequence[Edge], between: Sequence[Edge], words: Catalogue, address: Callable[[Edge], str], title: str) -> Plot:
    """The actor in the middle, its partners around it by rank, an edge for each tie of it, and a bow for each tie `between` them."""
    at = dict(zip((one.partner for one in edges), places(len(edges)), strict=True))
    heaviest = max((one.sources for one in (*edges, *between)), default=1)

    def row(one: Edge) -> dict[str, Any]:
        width = NARROW + (WIDE - NARROW) * math.sqrt(one.sources / heaviest)
        return {"width": width, "leaning": words.term("sign", one.sign), "said": said(one, words), "address": HERE + address(one)}

    lines = [{"x": 0.0, "y": 0.0, "x2": at[one.partner][0], "y2": at[one.partner][1], **row(one)} for one in edges]
    bows = [
        {"edge": number, "order": order, "x": x, "y": y, **row(one)} for number, one in enumerate(between)
        for order, (x, y) in enumerate(bow(at[one.actor], at[one.partner]))
    ]
    nodes = [
        {"x": x, "y": y, "name": words.code(one.partner), "address": HERE + address(one), "side": side(x, y)}
        for one, (x, y) in zip(edges, at.values(), strict=True)
    ]
    named = {where: [node for node in nodes if node["side"] == where] for where in NAMES}
    drawn = alt.layer(*edge_marks(words), *node_marks(where for where, some in named.items() if some), *middle(edges, words))
    rows = {"edges": lines, "bows": bows, "nodes": nodes, **named}
    return Plot(title=title, spec=spec(drawn, rows, WIDTH, HEIGHT), rows=(*edges, *between), form=Edge)


def said(one: Edge, words: Catalogue) -> str:
    return f"{words.code(one.actor)} – {words.code(one.partner)}: {words.term('sign', one.sign)}, {one.sources}"


def bow(one: Place, other: Place) -> tuple[Place, Place, Place]:
    """From one partner to another around the middle, so that it does not look like their ties with the actor there."""
    x, y = (one[0] + other[0]) / 2, (one[1] + other[1]) / 2
    far = math.hypot(x, y)
    if far < BOW:
        x, y = (-one[1], one[0]) if far < 0.01 else (x, y)
        stretch = BOW / math.hypot(x, y)
        x, y = x * stretch, y * stretch
    return one, (x, y), other


def places(count: int) -> list[Place]:
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


def edge_marks(words: Catalogue) -> Iterator[alt.Chart]:
    signs = [words.term("sign", sign) for sign in COLOURS]
    across, upright = alt.Scale(domain=[-1.35, 1.35]), alt.Scale(domain=[-1.1, 1.1])
    look = {
        "x": alt.X("x:Q", scale=across, axis=None), "y": alt.Y("y:Q", scale=upright, axis=None), **OPENS,
        "strokeWidth": alt.StrokeWidth("width:Q", scale=None, legend=None),
        "color": alt.Color("leaning:N", title=None, scale=alt.Scale(domain=signs, range=list(COLOURS.values())), legend=LEGEND),
        "strokeDash": alt.StrokeDash("leaning:N", title=None, scale=alt.Scale(domain=signs, range=list(DASHES.values()))),
    }
    yield alt.Chart(alt.NamedData("bows")).mark_line(interpolate="basis").encode(
        **look, strokeOpacity=alt.value(0.55), detail=alt.Detail("edge:N"), order=alt.Order("order:Q"),
    )
    yield alt.Chart(alt.NamedData("edges")).mark_rule(strokeCap="butt").encode(**look, x2=alt.X2("x2"), y2=alt.Y2("y2"))


AT: dict[str, Any] = {"x": alt.X("x:Q"), "y": alt.Y("y:Q")}
NAMES: dict[str, dict[str, Any]] = {
    "right": {"align": "left", "dx": 9, "baseline": "middle"}, "left": {"align": "right", "dx": -9, "baseline": "middle"},
    "above": {"align": "center", "dy": -9, "baseline": "bottom"}, "below": {"align": "center", "dy": 9, "baseline": "top"},
}


def node_marks(sides: Iterable[str]) -> Iterator[alt.Chart]:
    yield alt.Chart(alt.NamedData("nodes")).mark_circle(size=70, color=INK, opacity=1).encode(**AT)
    for where in sides:
        yield alt.Chart(alt.NamedData(where)).mark_text(fontSize=12, color=INK, **NAMES[where]).encode(
            **AT, text=alt.Text("name:N"), description=alt.Description("name:N"), href=alt.Href("address:N"),
        )


def middle(edges: Sequence[Edge], words: Catalogue) -> Iterator[alt.Chart]:
    name = words.code(edges[0].actor) if edges else ""
    base = alt.Chart(alt.InlineData(values=[{"x": 0, "y": 0, "name": name}])).encode(**AT)
    yield base.mark_circle(size=420, color=INK, stroke=LINE, strokeWidth=2, opacity=1)
    for halo in (4, 0):  # so that the name can be read on an edge
        look: dict[str, Any] = {"stroke": PAPER, "strokeWidth": halo} if halo else {}
        yield base.mark_text(fontSize=14, fontWeight="bold", dy=-16, baseline="bottom", color=INK, **look).encode(text=alt.Text("name:N"))
