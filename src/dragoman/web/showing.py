"""Plots on pages: the drawing, and where it can be had as a file."""

from collections.abc import Mapping

from markupsafe import Markup
from msgspec import Struct

from dragoman.web.plots.drawing import Plot, svg
from dragoman.web.site import link


class Drawn(Struct, frozen=True):
    """A plot as a page shows it."""

    name: str
    title: str
    svg: Markup
    query: Mapping[str, str]

    def address(self, form: str) -> str:
        """Where the plot is as `svg`, `png` or `csv`."""
        return link("/plots", f"{self.name}.{form}", **self.query)


def drawn(plot: Plot, name: str, query: Mapping[str, str]) -> Drawn:
    return Drawn(name, plot.title, svg(plot), query)
