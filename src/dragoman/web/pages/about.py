"""About this ledger: who reads it, with which knowledge, how much it holds, and what its words mean."""

from collections.abc import Mapping

from fastapi import APIRouter
from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response

from dragoman.export.codebook import Codebook, codebook
from dragoman.export.panel import MEANINGS
from dragoman.lang import languages
from dragoman.ledger import RunSize, Size
from dragoman.store.writing import Run
from dragoman.web.site import Site


class AboutPage(Struct, frozen=True, kw_only=True):
    """`run` is what new readings are signed with, `columns` are those of the panel with what they mean."""

    run: Run
    runs: list[RunSize]
    size: Size
    book: Codebook
    columns: Mapping[str, str]


def add(router: APIRouter, site: Site) -> None:
    @router.get("/about")
    def about(request: Request) -> Response:
        return site.page(request, "about.html", site.cached("about", lambda: about_page(site)))


def about_page(site: Site) -> AboutPage:
    ledger = site.ledger
    return AboutPage(
        run=ledger.own_run, runs=ledger.runs(), size=ledger.size(), book=codebook(ledger.lexicon, languages()), columns=MEANINGS,
    )
