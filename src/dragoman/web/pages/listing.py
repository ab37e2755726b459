"""The ledger: newest claims, with filters that live in the address."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import get_args

from fastapi import APIRouter
from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response

from dragoman.ledger import ClaimQuery, Facets, FoundClaim
from dragoman.model import STATELESS, Claim, Review, Status, Verdict
from dragoman.web.catalogue import Catalogue
from dragoman.web.site import Site, link

ROWS = 40
MOST_VALUES = 8
ACTORS = ("actor", "partner", "source", "target", "speaker")  # filters by codes, which may be given by any name
TEXTS = ("q", "actor", "partner", "source", "target", "speaker", "outlet", "document", "since", "until", "unit")
CHOSEN = {"type": "type", "status": "status", "check": "verdict", "language": "language", "review": "review"}
"""Filters that have one of several values, and where the catalogue has the words for these."""
FILTERS = (*TEXTS, *CHOSEN)
FACETS = {
    "actor": "party", "partner": "party", "type": "type", "status": "status", "speaker": "speaker", "outlet": "outlet",
    "language": "language", "check": "verdict",
}
"""Filters, and under which name the ledger counts their values."""


class Value(Struct, frozen=True):
    """A value of a facet, how often it stands (0: not counted), and the address of the list with it, or without where it is chosen."""

    label: str
    count: int
    address: str
    chosen: bool


class LedgerPage(Struct, frozen=True, kw_only=True):
    """`given` are the filters in force: name, value, and the address without it; `choices` what a filter may be; `known` codes and names.

    `among` is how many claims the facets are counted in, 0 where in all.
    """

    found: tuple[FoundClaim, ...]
    filters: Mapping[str, str]
    given: tuple[tuple[str, str, str], ...]
    choices: tuple[tuple[str, tuple[str, ...]], ...]
    terms: Mapping[str, str]
    facets: tuple[tuple[str, tuple[Value, ...]], ...]
    among: int
    known: tuple[tuple[str, str], ...]
    next: str | None
    tie: str | None


def add(router: APIRouter, site: Site) -> None:
    @router.get("/")
    def ledger(request: Request) -> Response:
        return site.page(request, "ledger.html", ledger_page(site, request))


def ledger_page(site: Site, request: Request) -> LedgerPage:
    words = site.catalogue_for(request)
    asked = {name: request.query_params.get(name, "").strip() for name in FILTERS}
    filters = asked | {name: site.ledger.actor_of(asked[name]) for name in ACTORS if asked[name]}
    query = claim_query(filters)
    listed = site.ledger.claims(query, request.query_params.get("after"), ROWS)
    counted = site.ledger.facets(query)
    return LedgerPage(
        found=listed.found, filters=filters, terms=CHOSEN, given=tuple(given(filters, words)), choices=tuple(choices(site)),
        facets=tuple(facets(counted, listed.found, filters, words)), among=0 if counted.whole else counted.claims,
        known=tuple(known(listed.found, words)), next=link("/", **filters, after=listed.next) if listed.next else None,
        tie=link("/ties", query.between[0], **{"with": query.between[1]}) if query.between else None,
    )


def claim_query(filters: Mapping[str, str]) -> ClaimQuery:
    """What the filters ask for."""
    who = {name: filters[name] or None for name in ACTORS}
    pair = (who["actor"], who["partner"]) if who["actor"] and who["partner"] else None
    return ClaimQuery(
        words=filters["q"] or None, actor=None if pair else who["actor"] or who["partner"], between=pair,
        source=who["source"], target=who["target"], by=who["speaker"], types=(filters["type"],) if filters["type"] else (),
        statuses=tuple(one for one in get_args(Status) if one == filters["status"]),
        verdict=next((one for one in get_args(Verdict) if one == filters["check"]), None),
        review=next((one for one in get_args(Review) if one == filters["review"]), None),
        outlet=filters["outlet"] or None, language=filters["language"] or None, document=filters["document"] or None,
        since=filters["since"] or None, until=filters["until"] or None, unit=filters["unit"] or None,
    )


def given(filters: Mapping[str, str], words: Catalogue) -> Iterable[tuple[str, str, str]]:
    for name, value in filters.items():
        if value:
            shown = words.term(CHOSEN[name], value) if name in CHOSEN else words.code(value)
            yield name, shown, link("/", **{**filters, name: ""})


def choices(site: Site) -> Iterable[tuple[str, tuple[str, ...]]]:
    yield "type", tuple(site.ledger.types)
    yield "status", get_args(Status)
    yield "check", get_args(Verdict)
    yield "language", tuple(site.ledger.languages)
    yield "review", get_args(Review)


def facets(
    counted: Facets, found: Iterable[FoundClaim], filters: Mapping[str, str], words: Catalogue,
) -> Iterable[tuple[str, tuple[Value, ...]]]:
    """The most frequent values of each filter; who is in the claims of the page where the ledger has not counted that."""
    here = of_page([one.claim for one in found])
    for name, facet in FACETS.items():
        values = counted.values.get(facet) or dict.fromkeys(here.get(name, ()), 0)
        if name == "partner":  # makes a pair of the actor
            values = {one: count for one, count in values.items() if filters["actor"] and one != filters["actor"]}
        yield name, tuple(value(name, one, count, filters, words) for one, count in islice(values.items(), MOST_VALUES))


def of_page(claims: Sequence[Claim]) -> dict[str, list[str]]:
    """Who acts and who speaks in most of the claims."""
    acting = Counter(code for claim in claims for code in parties(claim))
    speaking = Counter(code for claim in claims for code in speakers(claim))
    return {"actor": [code for code, _ in acting.most_common()], "speaker": [code for code, _ in speaking.most_common()]}


def value(name: str, one: str, count: int, filters: Mapping[str, str], words: Catalogue) -> Value:
    chosen = filters[name] == one
    label = words.term(CHOSEN[name], one) if name in CHOSEN else words.code(one)
    return Value(label, count, link("/", **{**filters, name: "" if chosen else one}), chosen)


def parties(claim: Claim) -> set[str]:
    return {actor.code for actor in (*claim.source, *claim.target)} - STATELESS


def speakers(claim: Claim) -> set[str]:
    return {link.actor.code for link in claim.attribution if link.actor} - STATELESS


def known(found: Iterable[FoundClaim], words: Catalogue) -> Iterable[tuple[str, str]]:
    codes = sorted({code for one in found for code in (*parties(one.claim), *speakers(one.claim))})
    return ((code, words.code(code)) for code in codes)
