"""What does not add up: in single claims, and in texts as a whole."""

from collections.abc import Mapping
from typing import Literal, get_args

from fastapi import APIRouter
from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response

from dragoman.ledger import ClaimQuery, FoundClaim, Page
from dragoman.model import Reading, Verdict
from dragoman.web.site import Site, link

ROWS = 30
SHOWN: tuple[Verdict, ...] = ("inconsistent", "unclear", "consistent")
Of = Literal["claims", "texts"]


class ChecksPage(Struct, frozen=True, kw_only=True):
    """`counts` tells how many claims, and how many texts, have a check with which verdict; one of `claims` and `texts` is listed."""

    of: Of
    verdict: Verdict
    claims: tuple[FoundClaim, ...]
    texts: tuple[Reading, ...]
    counts: tuple[tuple[Of, tuple[tuple[Verdict, int], ...]], ...]
    next: str | None


def add(router: APIRouter, site: Site) -> None:
    @router.get("/checks")
    def checks(request: Request) -> Response:
        return site.page(request, "checks.html", checks_page(site, request.query_params))


def checks_page(site: Site, query: Mapping[str, str]) -> ChecksPage:
    """Raises UsageError."""
    of: Of = next((one for one in get_args(Of) if one == query.get("of")), "claims")
    verdict = next((one for one in SHOWN if one == query.get("verdict")), SHOWN[0])
    after = query.get("after")
    claims: Page[FoundClaim] = site.ledger.claims(ClaimQuery(verdict=verdict), after, ROWS) if of == "claims" else Page(())
    texts: Page[Reading] = site.ledger.checked(verdict, after, ROWS) if of == "texts" else Page(())
    following = claims.next or texts.next
    return ChecksPage(
        of=of, verdict=verdict, claims=claims.found, texts=texts.found, counts=tuple((one, counts(site, one)) for one in get_args(Of)),
        next=link("/checks", of=of, verdict=verdict, after=following) if following else None,
    )


def counts(site: Site, of: Of) -> tuple[tuple[Verdict, int], ...]:
    counted = site.ledger.facets(ClaimQuery()).values.get("verdict", {}) if of == "claims" else site.ledger.verdicts()
    return tuple((one, counted.get(one, 0)) for one in SHOWN)
