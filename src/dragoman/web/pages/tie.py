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
from dragoman.web.plots.drawing import Plot
from dragoman.web.plots.pair import amounts, over_time
from dragoman.web.showing import Drawn, drawn
from dragoman.web.site import Site, link
from dragoman.web.words import Words

PERIODS: tuple[Period, ...] = ("month", "quarter", "year")
MOST_BARS = 72
NEWEST = 10
NAMES = ("tie", "amounts")
"""Of the plots of a page, in their order."""


class TiePage(Struct, frozen=True, kw_only=True):
    """`whole` is the tie over all time, `ties` by period; `plots` are the pair's and, where any were told, the amounts."""

    actor: str
    partner: str
    by: Period
    whole: Tie
    ties: list[Tie]
    trend: Trend
    plots: tuple[Drawn, ...]
    newest: tuple[FoundClaim, ...]


class Asked(Struct, frozen=True):
    """Whose tie, and by which periods (chosen by how long it lasts where nothing is said)."""

    actor: str
    partner: str
    by: Period | None


class Seen(Struct, frozen=True):
    """A tie over its periods."""

    by: Period
    ties: list[Tie]
    trend: Trend


def add(router: APIRouter, site: Site) -> None:
    @router.get("/ties/{actor:path}")
    def tie(request: Request, actor: str) -> Response:
        return site.page(request, "tie.html", tie_page(site, site.words_for(request), asked(actor, request.query_params)))


def asked(actor: str, query: Mapping[str, str]) -> Asked:
    return Asked(actor, query.get("with", ""), next((one for one in PERIODS if one == query.get("by")), None))


def tie_page(site: Site, words: Words, wanted: Asked) -> TiePage:
    """Raises MissingError."""
    ties = site.ledger.ties(TieQuery(actor=wanted.actor, partner=wanted.partner, directed=False)) if wanted.partner else []
    if not ties:
        raise MissingError(f"the ledger has no tie of {wanted.actor} with {wanted.partner}")
    seen = over_periods(site, wanted)
    query = {"actor": wanted.actor, "with": wanted.partner, "by": seen.by}
    newest = site.ledger.claims(ClaimQuery(between=(wanted.actor, wanted.partner)), limit=NEWEST)
    return TiePage(
        actor=wanted.actor, partner=wanted.partner, by=seen.by, whole=ties[0], ties=seen.ties, trend=seen.trend,
        newest=newest.found,
        plots=tuple(drawn(plot, name, query) for name, plot in zip(NAMES, plots(site, words, wanted, seen), strict=False)),
    )


def over_periods(site: Site, wanted: Asked) -> Seen:
    """The tie by the periods asked for, else by the shortest of which there are not too many."""
    by = wanted.by or fitting(site.ledger.facets(ClaimQuery(actor=wanted.actor)).values.get("month", {}))
    ties = site.ledger.ties(TieQuery(actor=wanted.actor, partner=wanted.partner, by=by, directed=False))
    return Seen(by, ties, trend(ties, by))


def fitting(months: Collection[str]) -> Period:
    if len(months) <= MOST_BARS:
        return "month"
    return "quarter" if len(months) <= 3 * MOST_BARS else "year"


def plots(site: Site, words: Words, wanted: Asked, seen: Seen) -> Iterator[Plot]:
    """The pair over time, and the amounts that were told of it."""
    by, periods = seen.by, [point.period for point in seen.trend.points]
    both = {"actor": words.code(wanted.actor), "partner": words.code(wanted.partner)}

    def address(period: str, unit: str | None) -> str:
        since, until = bounds(period, by)
        return link("/", actor=wanted.actor, partner=wanted.partner, since=since, until=until, unit=unit)

    yield over_time(seen.ties, seen.trend, words, address, words.title("tie", **both))
    told = site.ledger.amounts(TieQuery(actor=wanted.actor, partner=wanted.partner, by=by, directed=False))
    if any(one.period for one in told):
        yield amounts(told, periods, words, address, words.title("amounts", **both))
