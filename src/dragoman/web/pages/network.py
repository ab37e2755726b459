"""The network: one actor and those it has to do with; each edge opens the tie."""

from collections.abc import Mapping
from itertools import islice

from fastapi import APIRouter
from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response

from dragoman.export.network import bounds
from dragoman.ledger import ClaimQuery
from dragoman.web.plots.drawing import Plot
from dragoman.web.plots.network import Edge, edge, star
from dragoman.web.showing import Drawn, drawn
from dragoman.web.site import Site, link
from dragoman.web.words import Words

MOST_PARTNERS = 60
FEW_PARTNERS = 30
MOST_BUSIEST = 12


class NetworkPage(Struct, frozen=True, kw_only=True):
    """`first` and `last` are the days between which the ledger tells anything; `others` is how many partners are not shown."""

    actor: str | None
    since: str
    until: str
    first: str
    last: str
    edges: tuple[Edge, ...]
    others: int
    most: int
    plot: Drawn | None
    busiest: tuple[str, ...]


class Asked(Struct, frozen=True):
    actor: str | None
    since: str
    until: str
    most: int


def add(router: APIRouter, site: Site) -> None:
    @router.get("/network")
    def network(request: Request) -> Response:
        return site.page(request, "network.html", network_page(site, site.words_for(request), asked(site, request.query_params)))


def asked(site: Site, query: Mapping[str, str]) -> Asked:
    most = query.get("most", "")
    return Asked(
        site.code_of(query.get("actor", "").strip()) or next(iter(counted(site, "party")), None),
        query.get("since", ""), query.get("until", ""), min(MOST_PARTNERS, max(1, int(most))) if most.isdigit() else FEW_PARTNERS,
    )


def network_page(site: Site, words: Words, wanted: Asked) -> NetworkPage:
    edges = edges_of(site, wanted)
    shown = edges[: wanted.most]
    first, last = days(site)
    query = {"actor": wanted.actor or "", "since": wanted.since, "until": wanted.until, "most": str(wanted.most)}
    return NetworkPage(
        actor=wanted.actor, since=wanted.since, until=wanted.until, first=first, last=last, edges=tuple(shown),
        others=len(edges) - len(shown), most=wanted.most, busiest=tuple(islice(counted(site, "party"), MOST_BUSIEST)),
        plot=drawn(network_plot(words, wanted, shown), "network", query) if shown else None,
    )


def counted(site: Site, facet: str) -> Mapping[str, int]:
    """The values of a facet over the whole ledger, the most frequent first."""
    return site.ledger.facets(ClaimQuery()).values.get(facet, {})


def days(site: Site) -> tuple[str, str]:
    """The first and the last day of which the ledger tells, by whole months; empty where it tells nothing."""
    months = sorted(counted(site, "month"))
    return (f"{months[0]}-01", bounds(months[-1], "month")[1]) if months else ("", "")


def edges_of(site: Site, wanted: Asked) -> list[Edge]:
    """Most independent sources first."""
    if wanted.actor is None:
        return []
    ties = site.ledger.partners(wanted.actor, wanted.since or None, wanted.until or None)
    return sorted((edge(tie, wanted.actor) for tie in ties), key=lambda one: (-one.weight, -one.claims, one.partner))


def network_plot(words: Words, wanted: Asked, edges: list[Edge]) -> Plot:
    return star(edges, words, tie_address, words.title("network", actor=words.code(wanted.actor or "")))


def tie_address(one: Edge) -> str:
    return link("/ties", one.actor, **{"with": one.partner})
