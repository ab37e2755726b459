"""Plots to take away, as SVG, PNG and CSV."""

from collections.abc import Callable, Mapping
from itertools import islice

from fastapi import APIRouter
from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response

from dragoman.errors import MissingError
from dragoman.web.pages import actor, network, tie
from dragoman.web.plots.drawing import Plot, csv_file, png_file, svg_file
from dragoman.web.site import Site
from dragoman.web.words import Words

SVG_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


class File(Struct, frozen=True):
    media: str
    write: Callable[[Plot], str | bytes]


FORMS = {"svg": File("image/svg+xml", svg_file), "png": File("image/png", png_file), "csv": File("text/csv; charset=utf-8", csv_file)}


def add(router: APIRouter, site: Site) -> None:
    @router.get("/plots/{name}.{form}")
    def plot(request: Request, name: str, form: str) -> Response:
        if form not in FORMS:
            raise MissingError(f"a plot is svg, png or csv, not {form}")
        found = plot_named(site, site.words_for(request), name, request.query_params)
        if found is None:
            raise MissingError(f"there is no plot {name}")
        file = FORMS[form]
        headers = {"Content-Security-Policy": SVG_POLICY, "Content-Disposition": f'inline; filename="dragoman-{name}.{form}"'}
        return Response(file.write(found), media_type=file.media, headers=headers)


def plot_named(site: Site, words: Words, name: str, query: Mapping[str, str]) -> Plot | None:
    """The plot that a page shows under this name when asked the same."""
    if name == "actor":
        return actor.timeline_plot(site, words, query.get("actor", ""))
    if name == "network":
        wanted = network.asked(site, query)
        return network.network_plot(words, wanted, network.edges_of(site, wanted)[: wanted.most])
    if name in tie.NAMES:
        wanted_tie = tie.asked(query.get("actor", ""), query)
        found = tie.plots(site, words, wanted_tie, tie.over_periods(site, wanted_tie))
        return next(islice(found, tie.NAMES.index(name), None), None)
    return None
