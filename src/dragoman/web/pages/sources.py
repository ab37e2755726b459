"""Sources: who originates, who passes on, who publishes, and what others make of it."""

from collections.abc import Iterator

from fastapi import APIRouter
from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response

from dragoman.ledger import ClaimQuery, Corroboration
from dragoman.web.site import Site, link

ROWS = 20
LOOKED_AT = 50  # newest claims of each source


class SourceRow(Struct, frozen=True):
    """A source, how many claims rest on it, and what other voices make of its newest ones."""

    name: str
    claims: int
    corroboration: Corroboration
    address: str


class SourcesPage(Struct, frozen=True):
    """Who speaks first, who passes on, who publishes."""

    tables: tuple[tuple[str, tuple[SourceRow, ...]], ...]


def add(router: APIRouter, site: Site) -> None:
    @router.get("/sources")
    def sources(request: Request) -> Response:
        return site.page(request, "sources.html", site.cached("sources", lambda: SourcesPage(tuple(tables(site)))))


def tables(site: Site) -> Iterator[tuple[str, tuple[SourceRow, ...]]]:
    counted = site.ledger.facets(ClaimQuery()).values
    for facet in ("speaker", "relay", "outlet"):
        most = list(counted.get(facet, {}).items())[:ROWS]
        yield facet, tuple(source(site, facet, name, claims) for name, claims in most)


def source(site: Site, facet: str, name: str, claims: int) -> SourceRow:
    query = ClaimQuery(outlet=name) if facet == "outlet" else ClaimQuery(by=name)
    address = link("/", **{"outlet" if facet == "outlet" else "speaker": name})
    return SourceRow(name, claims, site.ledger.corroboration(query, LOOKED_AT), address)
