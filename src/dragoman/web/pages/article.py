"""An article: the text as it stands, and beside it what was read from it."""

from collections.abc import Mapping

from fastapi import APIRouter
from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response

from dragoman.ledger import Corrected, FoundClaim
from dragoman.model import Check, Document
from dragoman.web.marks import Part, layers, paragraphs
from dragoman.web.originals import original
from dragoman.web.site import Site


class ArticlePage(Struct, frozen=True, kw_only=True):
    """`originals` lead to the words of each claim in the original, by the claim's id; `flags` are kinds and the words that betray them."""

    document: Document
    paragraphs: list[tuple[Part, ...]]
    claims: tuple[FoundClaim, ...]
    checks: tuple[Check, ...]
    flags: tuple[tuple[str, str], ...]
    original: str | None
    originals: Mapping[str, str | None]


def add(router: APIRouter, site: Site) -> None:
    @router.get("/documents/{id:path}")
    def article(request: Request, id: str) -> Response:
        return site.page(request, "article.html", article_page(site.ledger.document(id)))


def article_page(found: Corrected) -> ArticlePage:
    reading, document = found.reading, found.reading.document
    claims = sorted(reading.claims, key=lambda claim: claim.trigger.start)
    return ArticlePage(
        document=document, paragraphs=paragraphs(layers(reading)), checks=reading.checks,
        claims=tuple(FoundClaim(claim, document, found.reviews.get(claim.id)) for claim in claims),
        flags=tuple((flag.kind, flag.text) for flag in reading.flags), original=original(document),
        originals={claim.id: original(document, claim.trigger) for claim in claims},
    )
