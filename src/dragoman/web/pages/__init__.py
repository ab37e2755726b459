"""The pages: for each a frozen value that says all that its template shows."""

from fastapi import APIRouter

from dragoman.web.pages import (
    about,
    actor,
    adding,
    article,
    checks,
    claim,
    digest,
    listing,
    login,
    network,
    plots,
    review,
    sources,
    stories,
    tie,
)
from dragoman.web.site import Site

PAGES = (listing, article, claim, actor, tie, network, stories, digest, sources, checks, adding, about, review, plots, login)


def router(site: Site) -> APIRouter:
    """Every page at its address."""
    made = APIRouter(include_in_schema=False)
    for page in PAGES:
        page.add(made, site)
    return made
