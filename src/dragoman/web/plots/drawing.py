"""Drawing Vega-Lite on the server: colours that a style sheet can turn, links that stay on this server."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import msgspec
from msgspec import Struct

from dragoman.export.flat import safe

HERE = "https://dragoman.invalid"  # stands before addresses of this server while Vega draws, which lets pass only whole ones
SANS = "DejaVu Sans, Liberation Sans, sans-serif"
INK, SOFT, LINE = "#22262b", "#6a6f76", "#dcd8cd"
PAPER, COOPERATION, CONFLICT, NEITHER = "#fbfaf6", "#1c7488", "#b4472e", "#8a8577"
COOPERATION_SHADES, CONFLICT_SHADES = (COOPERATION, "#83b4be", "#d4e6ea"), (CONFLICT, "#d99a8a", "#f3ddd6")
DARK = {
    INK: "#e8e6e1", SOFT: "#a5a9ae", LINE: "#3b4046", PAPER: "#16191c", NEITHER: "#a8a294",
    **dict(zip(COOPERATION_SHADES, ("#5cb8cc", "#3a7380", "#24424a"), strict=True)),
    **dict(zip(CONFLICT_SHADES, ("#ec8a6d", "#93573f", "#4d2f26"), strict=True)),
}
TURNED = "".join(f'[fill="{light}"]{{fill:{dark}}}[stroke="{light}"]{{stroke:{dark}}}' for light, dark in DARK.items())
SIZE = "svg{width:100%;height:auto}a:hover{opacity:.75}"
STYLE = f"{SIZE}@media (prefers-color-scheme:dark){{svg{{background:{DARK[PAPER]}}}{TURNED}}}"
CONFIG: dict[str, Any] = {
    "background": None, "font": SANS, "view": {"stroke": None},
    "axis": {
        "aria": False,
        "labelColor": SOFT, "titleColor": SOFT, "gridColor": LINE, "domainColor": SOFT, "tickColor": LINE, "titleFontWeight": "normal",
        "labelFontSize": 11, "titleFontSize": 11,
    },
    "legend": {"aria": False, "labelColor": INK, "orient": "top", "labelFontSize": 11, "labelLimit": 280},
    "text": {"color": INK}, "title": {"aria": False, "color": INK, "anchor": "start", "fontSize": 13, "fontWeight": "bold"},
}

Spec = Mapping[str, Any]
alt.utils.schemapi.disable_debug_mode()  # Altair would check each plot at greater length than it takes to draw it


class Plot(Struct, frozen=True, kw_only=True):
    """What is drawn: `rows` are what it shows, for the table; `title` tells what and in which unit."""

    title: str
    spec: Spec
    rows: Sequence[Struct]
    form: type[Struct]


def specification(plot: Plot, **more: str) -> str:
    """What Vega is told, as JSON."""
    return msgspec.json.encode({**plot.spec, "title": plot.title, **more}).decode()


def finished(drawn: str) -> str:
    """A drawing with its links back on this server, in the window in which it is shown, and with its style."""
    linked = drawn.replace(f'xlink:href="{HERE}"', "")  # what leads nowhere is no link
    linked = linked.replace(f'xlink:href="{HERE}', 'target="_top" href="')
    head, rest = re.sub(r' aria-roledescription="[^"]*"', "", linked).split(">", 1)  # English words for what a mark is
    return f"{head}><style>{STYLE}</style>{rest}"


def csv_file(plot: Plot) -> str:
    """What a spreadsheet would run as a formula begins with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(plot.form.__struct_fields__)
    writer.writerows([safe(cell) for cell in msgspec.structs.astuple(row)] for row in plot.rows)
    return out.getvalue()
