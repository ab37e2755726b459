"""The network: one actor and those it has to do with; each edge opens the tie."""

from collections.abc import Mapping
from itertools import islice

from fastapi import APIRouter
from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response

from dragoman.export.network import bounds
from dragoman.ledger import ClaimQuery, StrongestTiesQuery
from dragoman.web.catalogue import Catalogue
from dragoman.web.plots.drawing import Plot
from dragoman.web.plots.network import Edge, edge, star
from dragoman.web.showing import ShownPlot
from dragoman.web.site import Site, link

MOST_PARTNERS = 60
FEW_PARTNERS = 30
MOST_BUSIEST = 12


class NetworkPage(Struct, frozen=True, kw_only=True):
    """`first` and `last` are the days between which the ledger tells anything; `edges` are the actor's, `between` those of its partners
    with each other; `others` is how many partners are not shown.
    """

    actor: str | None
    since: str
    until: str
    first: str
    last: str
    edges: tuple[Edge, ...]
    between: tuple[Edge, ...]
    others: int
    most: int
    plot: ShownPlot | None
    busiest: tuple[str, ...]


class NetworkRequest(Struct, frozen=True):
    actor: str | None
    since: str
    until: str
    most: int


class Drawing(Struct, frozen=True):
    """The actor's edges, those between its partners, and how many partners are left out."""

    edges: tuple[Edge, ...]
    between: tuple[Edge, ...]
    others: int


def add(router: APIRouter, site: Site) -> None:
    @router.get("/network")
    def network(request: Request) -> Response:
        return site.page(request, "network.html", network_page(site, site.catalogue_for(request), asked(site, request.query_params)))


def asked(site: Site, query: Mapping[str, str]) -> NetworkRequest:
    most = query.get("most", "")
    named = query.get("actor", "").strip()
    return NetworkRequest(
        site.ledger.actor_of(named) if named else next(iter(counted(site, "party")), None),
        query.get("since", ""), query.get("until", ""), min(MOST_PARTNERS, max(1, int(most))) if most.isdigit() else FEW_PARTNERS,
    )


def network_page(site: Site, words: Catalogue, wanted: NetworkRequest) -> NetworkPage:
    drawn = drawing(site, wanted)
    first, last = days(site)
    query = {"actor": wanted.actor or "", "since": wanted.since, "until": wanted.until, "most": str(wanted.most)}
    return NetworkPage(
        actor=wanted.actor, since=wanted.since, until=wanted.until, first=first, last=last, edges=drawn.edges, between=drawn.between,
        others=drawn.others, most=wanted.most, busiest=tuple(islice(counted(site, "party"), MOST_BUSIEST)),
        plot=ShownPlot("network", title(words, wanted), query) if drawn.edges else None,
    )


def counted(site: Site, facet: str) -> Mapping[str, int]:
    """The values of a facet over the whole ledger, the most frequent first."""
    return site.ledger.facets(ClaimQuery()).values.get(facet, {})


def days(site: Site) -> tuple[str, str]:
    """The first and the last day of which the ledger tells, by whole months; empty where it tells nothing."""
    months = sorted(counted(site, "month"))
    return (f"{months[0]}-01", bounds(months[-1], "month")[1]) if months else ("", "")


def drawing(site: Site, wanted: NetworkRequest) -> Drawing:
    """What page and plot show, counted once."""
    return site.cached(("network", wanted), lambda: counted_anew(site, wanted))


def counted_anew(site: Site, wanted: NetworkRequest) -> Drawing:
    """The partners with most independent sources, and as many of the ties between them."""
    if wanted.actor is None:
        return Drawing((), (), 0)
    days = wanted.since or None, wanted.until or None
    own = site.ledger.strongest_ties(StrongestTiesQuery((wanted.actor,), wanted.most, False, *days))
    between = site.ledger.strongest_ties(StrongestTiesQuery(tuple(one.partner for one in own.found), wanted.most, True, *days))
    return Drawing(tuple(map(edge, own.found)), tuple(map(edge, between.found)), own.all - len(own.found))


def network_plot(site: Site, words: Catalogue, wanted: NetworkRequest) -> Plot:
    drawn = drawing(site, wanted)
    return star(drawn.edges, drawn.between, words, tie_address, title(words, wanted))


def title(words: Catalogue, wanted: NetworkRequest) -> str:
    return words.title("network", actor=words.code(wanted.actor or ""))


def tie_address(one: Edge) -> str:
    return link("/ties", one.actor, **{"with": one.partner})
