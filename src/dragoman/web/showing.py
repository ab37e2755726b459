"""Plots on pages: each is a picture at an address of its own, so that no page waits for it."""

from collections.abc import Mapping

from msgspec import Struct

from dragoman.web.site import link


class ShownPlot(Struct, frozen=True):
    """A plot as a page shows it: its name, its title, and what is asked for it."""

    name: str
    title: str
    query: Mapping[str, str]

    def address(self, form: str) -> str:
        """Where the plot is as `svg`, `png` or `csv`."""
        return link("/plots", f"{self.name}.{form}", **self.query)
