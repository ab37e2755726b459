"""Drawing Vega-Lite on the server: colours that a style sheet can turn, links that stay on this server."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import msgspec
import vl_convert
from markupsafe import Markup
from msgspec import Struct

from dragoman.export.flat import safe

HERE = "https://dragoman.invalid"  # stands before addresses of this server while Vega draws, which lets pass only whole ones
KEPT = 256  # drawings that are kept, some 20 kB each
PNG_SCALE = 2
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
STYLE = f"@media (prefers-color-scheme:dark){{svg{{background:{DARK[PAPER]}}}{TURNED}}}"
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


class Plot(Struct, frozen=True, kw_only=True):
    """What is drawn: `rows` are what it shows, for the table; `title` tells what and in which unit."""

    title: str
    spec: Spec
    rows: Sequence[Struct]
    form: type[Struct]


def svg(plot: Plot) -> Markup:
    """For a page, whose style sheet knows the colours."""
    return Markup(drawn(encoded(plot.spec)))


def svg_file(plot: Plot) -> str:
    """For itself: titled, and readable on a dark ground."""
    whole = drawn(encoded(titled(plot)))
    head, rest = whole.split(">", 1)
    return f"{head}><style>{STYLE}</style>{rest}"


def png_file(plot: Plot) -> bytes:
    return bytes(vl_convert.vegalite_to_png({**titled(plot), "background": "white"}, scale=PNG_SCALE))


def csv_file(plot: Plot) -> str:
    """What a spreadsheet would run as a formula begins with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(plot.form.__struct_fields__)
    writer.writerows([safe(cell) for cell in msgspec.structs.astuple(row)] for row in plot.rows)
    return out.getvalue()


def titled(plot: Plot) -> dict[str, Any]:
    return {**plot.spec, "title": plot.title}


def encoded(spec: Spec) -> str:
    return msgspec.json.encode(spec).decode()


@lru_cache(KEPT)
def drawn(spec: str) -> str:
    found = str(vl_convert.vegalite_to_svg(spec))
    found = found.replace(f'xlink:href="{HERE}', 'href="')
    return re.sub(r' aria-roledescription="[^"]*"', "", found)  # English words for what a mark is
