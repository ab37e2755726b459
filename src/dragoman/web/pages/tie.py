"""Two actors over time."""

from collections.abc import Collection, Iterator, Mapping

from fastapi import APIRouter
from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response

from dragoman.corpus.trends import Trend, trend
from dragoman.errors import MissingError
from dragoman.export.network import bounds
from dragoman.ledger import ClaimQuery, FoundClaim, TieQuery
from dragoman.model import Period, Tie
from dragoman.web.catalogue import Catalogue
from dragoman.web.plots.drawing import Plot
from dragoman.web.plots.pair import amounts, over_time
from dragoman.web.showing import ShownPlot
from dragoman.web.site import Site, link

PERIODS: tuple[Period, ...] = ("month", "quarter", "year")
MOST_BARS = 72
NEWEST = 10
NAMES = ("tie", "amounts")  # of the plots of a page
FIRST_DAY = "0001-01-01"  # what has no day is not drawn


class TiePage(Struct, frozen=True, kw_only=True):
    """`whole` is the tie over all time, `ties` by period; `plots` are the pair's and, where any were told, the amounts."""

    actor: str
    partner: str
    by: Period
    whole: Tie
    ties: list[Tie]
    trend: Trend
    plots: tuple[ShownPlot, ...]
    newest: tuple[FoundClaim, ...]


class TieRequest(Struct, frozen=True):
    """Whose tie, and by which periods (chosen by how long it lasts where nothing is said)."""

    actor: str
    partner: str
    by: Period | None


class TieHistory(Struct, frozen=True):
    """A tie over its periods."""

    by: Period
    ties: list[Tie]
    trend: Trend


def add(router: APIRouter, site: Site) -> None:
    @router.get("/ties/{actor:path}")
    def tie(request: Request, actor: str) -> Response:
        return site.page(request, "tie.html", tie_page(site, site.catalogue_for(request), asked(site, actor, request.query_params)))


def asked(site: Site, actor: str, query: Mapping[str, str]) -> TieRequest:
    """Raises MissingError, UsageError."""
    partner = query.get("with", "")
    by = next((one for one in PERIODS if one == query.get("by")), None)
    return TieRequest(site.actor_of(actor), partner and site.actor_of(partner), by)


def tie_page(site: Site, words: Catalogue, wanted: TieRequest) -> TiePage:
    """Raises MissingError."""
    ties = site.ledger.ties(TieQuery(actor=wanted.actor, partner=wanted.partner, directed=False)) if wanted.partner else []
    if not ties:
        raise MissingError(f"the ledger has no tie of {wanted.actor} with {wanted.partner}")
    seen = over_periods(site, wanted)
    newest = site.ledger.claims(ClaimQuery(between=(wanted.actor, wanted.partner)), limit=NEWEST)
    return TiePage(
        actor=wanted.actor, partner=wanted.partner, by=seen.by, whole=ties[0], ties=seen.ties, trend=seen.trend,
        newest=newest.found, plots=tuple(shown(site, words, wanted, seen.by)),
    )


def shown(site: Site, words: Catalogue, wanted: TieRequest, by: Period) -> Iterator[ShownPlot]:
    query = {"actor": wanted.actor, "with": wanted.partner, "by": by}
    yield ShownPlot("tie", title("tie", words, wanted), query)
    if site.ledger.tells_amounts(TieQuery(actor=wanted.actor, partner=wanted.partner, directed=False, since=FIRST_DAY)):
        yield ShownPlot("amounts", title("amounts", words, wanted), query)


def title(plot: str, words: Catalogue, wanted: TieRequest) -> str:
    return words.title(plot, actor=words.code(wanted.actor), partner=words.code(wanted.partner))


def over_periods(site: Site, wanted: TieRequest) -> TieHistory:
    """What page and plots show, counted once."""
    return site.cached(("tie", wanted), lambda: counted_anew(site, wanted))


def counted_anew(site: Site, wanted: TieRequest) -> TieHistory:
    """The tie by the periods asked for, else by the shortest of which there are not too many."""
    by = wanted.by or fitting(site.ledger.facets(ClaimQuery(actor=wanted.actor)).values.get("month", {}))
    ties = site.ledger.ties(TieQuery(actor=wanted.actor, partner=wanted.partner, by=by, directed=False))
    return TieHistory(by, ties, trend(ties, by))


def fitting(months: Collection[str]) -> Period:
    if len(months) <= MOST_BARS:
        return "month"
    return "quarter" if len(months) <= 3 * MOST_BARS else "year"


def plot(site: Site, words: Catalogue, name: str, wanted: TieRequest) -> Plot:
    """The pair over time, or the amounts that were told of it."""
    seen = over_periods(site, wanted)

    def address(period: str, unit: str | None) -> str:
        since, until = bounds(period, seen.by)
        return link("/", actor=wanted.actor, partner=wanted.partner, since=since, until=until, unit=unit)

    if name == "tie":
        return over_time(seen.ties, seen.trend, words, address, title(name, words, wanted))
    told = site.ledger.amounts(TieQuery(actor=wanted.actor, partner=wanted.partner, by=seen.by, directed=False))
    return amounts(told, [point.period for point in seen.trend.points], words, address, title(name, words, wanted))
