"""What does not add up."""

from fastapi import APIRouter
from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response

from dragoman.ledger import ClaimQuery, FoundClaim
from dragoman.model import Verdict
from dragoman.web.site import Site, link

ROWS = 30
SHOWN: tuple[Verdict, ...] = ("inconsistent", "unclear", "consistent")


class ChecksPage(Struct, frozen=True, kw_only=True):
    """`counts` tells how many claims have which verdict."""

    verdict: Verdict
    found: tuple[FoundClaim, ...]
    counts: tuple[tuple[Verdict, int], ...]
    next: str | None


def add(router: APIRouter, site: Site) -> None:
    @router.get("/checks")
    def checks(request: Request) -> Response:
        return site.page(request, "checks.html", checks_page(site, request.query_params.get("verdict"), request.query_params.get("after")))


def checks_page(site: Site, verdict: str | None, after: str | None) -> ChecksPage:
    chosen = next((one for one in SHOWN if one == verdict), SHOWN[0])
    listed = site.ledger.claims(ClaimQuery(verdict=chosen), after, ROWS)
    counted = site.ledger.facets(ClaimQuery()).values.get("verdict", {})
    return ChecksPage(
        verdict=chosen, found=listed.found, counts=tuple((one, counted.get(one, 0)) for one in SHOWN),
        next=link("/checks", verdict=chosen, after=listed.next) if listed.next else None,
    )
