"""Two actors over time."""

from collections.abc import Iterator, Mapping, Sequence

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


def add(router: APIRouter, site: Site) -> None:
    @router.get("/ties/{actor:path}")
    def tie(request: Request, actor: str) -> Response:
        return site.page(request, "tie.html", tie_page(site, site.words_for(request), asked(actor, request.query_params)))


def asked(actor: str, query: Mapping[str, str]) -> Asked:
    return Asked(actor, query.get("with", ""), next((one for one in PERIODS if one == query.get("by")), None))


def tie_page(site: Site, words: Words, wanted: Asked) -> TiePage:
    """Raises MissingError."""
    whole = next((tie for tie in site.ledger.partners(wanted.actor) if wanted.partner in (tie.source, tie.target)), None)
    if whole is None:
        raise MissingError(f"the ledger has no tie of {wanted.actor} with {wanted.partner}")
    by, ties = by_period(site, wanted)
    query = {"actor": wanted.actor, "with": wanted.partner, "by": by}
    newest = site.ledger.claims(ClaimQuery(between=(wanted.actor, wanted.partner)), limit=NEWEST)
    return TiePage(
        actor=wanted.actor, partner=wanted.partner, by=by, whole=whole, ties=ties, trend=trend(ties, by), newest=newest.found,
        plots=tuple(drawn(plot, name, query) for name, plot in zip(NAMES, plots(site, words, wanted, by, ties), strict=False)),
    )


def by_period(site: Site, wanted: Asked) -> tuple[Period, list[Tie]]:
    """The ties by the periods asked for, else by the shortest of which there are not too many."""
    first: Period = wanted.by or PERIODS[0]
    ties = of_pair(site, wanted, first)
    if wanted.by is None:
        for by in PERIODS:
            ties = ties if by == first else of_pair(site, wanted, by)
            if len(trend(ties, by).points) <= MOST_BARS or by == PERIODS[-1]:
                return by, ties
    return first, ties


def of_pair(site: Site, wanted: Asked, by: Period) -> list[Tie]:
    return site.ledger.ties(TieQuery(actor=wanted.actor, partner=wanted.partner, by=by, directed=False))


def plots(site: Site, words: Words, wanted: Asked, by: Period, ties: Sequence[Tie]) -> Iterator[Plot]:
    """The pair over time, and the amounts that were told of it."""
    changes = trend(ties, by)
    periods = [point.period for point in changes.points]
    both = {"actor": words.code(wanted.actor), "partner": words.code(wanted.partner)}

    def address(period: str, unit: str | None) -> str:
        since, until = bounds(period, by)
        return link("/", actor=wanted.actor, partner=wanted.partner, since=since, until=until, unit=unit)

    yield over_time(ties, changes, words, address, words.title("tie", **both))
    told = site.ledger.amounts(TieQuery(actor=wanted.actor, partner=wanted.partner, by=by, directed=False))
    if any(one.period for one in told):
        yield amounts(told, periods, words, address, words.title("amounts", **both))
