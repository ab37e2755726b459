"""An actor on a day: who it is, with whom it has to do, what it says and what is said of it."""

import datetime

from fastapi import APIRouter
from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response

from dragoman.corpus.trends import trend
from dragoman.errors import MissingError, UsageError
from dragoman.export.network import bounds
from dragoman.ledger import (
    ClaimQuery,
    Corroboration,
    Dossier,
    FoundClaim,
    FoundStatement,
    NetCooperation,
    StatementQuery,
    StrongestTiesQuery,
)
from dragoman.lexicon.actors import Tenure
from dragoman.lexicon.display import offices_of
from dragoman.web.catalogue import Catalogue
from dragoman.web.pages.tie import fitting
from dragoman.web.plots.drawing import Plot
from dragoman.web.plots.pair import over_time
from dragoman.web.showing import ShownPlot
from dragoman.web.site import FOLDER, Site, link

MOST_PARTNERS = 20
MOST_SHOWN = 5
LOOKED_AT = 50  # newest claims that rest on it


class ActorPage(Struct, frozen=True, kw_only=True):
    """`dossier` is what is known of a state, body or group, `terms` the offices of a person; either may be missing for an own code."""

    code: str
    on: str
    dossier: Dossier | None
    terms: tuple[Tenure, ...]
    partners: tuple[NetCooperation, ...]
    partners_count: int
    most: int
    plot: ShownPlot | None
    says: tuple[FoundStatement, ...]
    about: tuple[FoundStatement, ...]
    claims: tuple[FoundClaim, ...]
    record: Corroboration


def add(router: APIRouter, site: Site) -> None:
    @router.get("/actors/{code:path}")
    def actor(request: Request, code: str) -> Response:
        page = actor_page(site, site.catalogue_for(request), site.actor_of(code), day_of(request.query_params.get("on")))
        return site.page(request, "actor.html", page)


def day_of(text: str | None) -> str:
    """An ISO day; today where none is given. Raises UsageError."""
    try:
        return datetime.date.fromisoformat(text).isoformat() if text else datetime.date.today().isoformat()
    except ValueError as error:
        raise UsageError(f"{text} is no day like 2024-01-31") from error


def actor_page(site: Site, words: Catalogue, code: str, on: str) -> ActorPage:
    known, partners = dossier(site, code, on), site.ledger.strongest_ties(StrongestTiesQuery((code,), MOST_PARTNERS))
    return ActorPage(
        code=code, on=on, dossier=known, terms=() if known else offices_of(FOLDER, code, site.ledger.own_actors),
        partners=partners.found, partners_count=partners.all, most=max((one.sources for one in partners.found), default=1),
        plot=ShownPlot("actor", title(words, code), {"actor": code}) if partners.found else None,
        says=site.ledger.statements(StatementQuery(by=code), limit=MOST_SHOWN).found,
        about=site.ledger.statements(StatementQuery(about=code), limit=MOST_SHOWN).found,
        claims=site.ledger.claims(ClaimQuery(actor=code), limit=MOST_SHOWN).found,
        record=site.cached(("corroboration", code), lambda: site.ledger.corroboration(ClaimQuery(by=code), LOOKED_AT)),
    )


def dossier(site: Site, code: str, on: str) -> Dossier | None:
    """What is known under a code; None of a person, or of a code of the user's own."""
    try:
        return site.ledger.dossier(code, on)
    except MissingError:
        return None


def timeline_plot(site: Site, words: Catalogue, code: str) -> Plot:
    """What the actor has to do with others, by the shortest periods of which there are not too many."""
    by = fitting(site.ledger.facets(ClaimQuery(actor=code)).values.get("month", {}))
    ties = site.ledger.history(code, by)

    def address(period: str, unit: str | None) -> str:
        since, until = bounds(period, by)
        return link("/", actor=code, since=since, until=until)

    return over_time(ties, trend(ties, by), words, address, title(words, code))


def title(words: Catalogue, code: str) -> str:
    return words.title("actor", actor=words.code(code))
