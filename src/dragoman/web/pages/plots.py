"""Plots, as pictures (SVG, PNG) and as tables (CSV)."""

from collections.abc import Awaitable, Callable, Mapping

from fastapi import APIRouter
from msgspec import Struct
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from dragoman.errors import MissingError
from dragoman.web.catalogue import Catalogue
from dragoman.web.etags import with_etag
from dragoman.web.pages import actor, network, tie
from dragoman.web.plot_renderer import PlotRenderer
from dragoman.web.plots.drawing import Plot
from dragoman.web.site import Site

POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"


class File(Struct, frozen=True):
    media: str
    write: Callable[[PlotRenderer, Plot], Awaitable[bytes]]


FORMS = {
    "svg": File("image/svg+xml", PlotRenderer.svg), "png": File("image/png", PlotRenderer.png),
    "csv": File("text/csv; charset=utf-8", PlotRenderer.csv),
}


def add(router: APIRouter, site: Site) -> None:
    @router.get("/plots/{name}.{form}")
    async def plot(request: Request, name: str, form: str) -> Response:
        if form not in FORMS:
            raise MissingError(f"a plot is svg, png or csv, not {form}")
        body = await file(site, site.catalogue_for(request), name, form, request)
        headers = {
            "Content-Security-Policy": POLICY, "Content-Disposition": f'inline; filename="dragoman-{name}.{form}"',
            "Vary": "Accept-Language, Cookie",
        }
        return with_etag(request, body, FORMS[form].media, headers)


async def file(site: Site, words: Catalogue, name: str, form: str, request: Request) -> bytes:
    """A plot of the ledger as it stands; cached, because drawing takes longer than all else. Raises MissingError, UsageError."""
    key = (await run_in_threadpool(site.ledger.state), words.language, name, form, request.url.query)
    known = site.plots.get(key)
    if known is not None:
        return known
    found = await run_in_threadpool(plot_named, site, words, name, request.query_params)
    drawn = site.plots[key] = await FORMS[form].write(site.renderer, found)
    return drawn


def plot_named(site: Site, words: Catalogue, name: str, query: Mapping[str, str]) -> Plot:
    """The plot that a page shows under this name when asked the same. Raises MissingError, UsageError."""
    if name == "actor":
        return actor.timeline_plot(site, words, site.actor_of(query.get("actor", "")))
    if name == "network":
        return network.network_plot(site, words, network.asked(site, query))
    if name in tie.NAMES:
        return tie.plot(site, words, name, tie.asked(site, query.get("actor", ""), query))
    raise MissingError(f"there is no plot {name}")
