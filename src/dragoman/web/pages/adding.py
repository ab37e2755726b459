"""Adding: a text or an address, its reading at once, kept or not."""

from fastapi import APIRouter
from msgspec import Struct
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.errors import SourceError
from dragoman.fetching import Fetcher, Policy
from dragoman.fetching.pages import document_of as document_behind
from dragoman.model import Document
from dragoman.readers import Failure
from dragoman.readers.declared import Declared
from dragoman.readers.rows import Row, document_of
from dragoman.store.corrected import Corrected
from dragoman.web.pages.article import ArticlePage, article_page
from dragoman.web.site import Site, link

FIELDS = ("text", "title", "published", "outlet", "language", "url")


class AddPage(Struct, frozen=True, kw_only=True):
    """The form as it was filled in, the languages that can be read, and what was read or why nothing was."""

    form: dict[str, str]
    languages: tuple[str, ...]
    error: str | None = None
    read: ArticlePage | None = None
    known: bool = False


def add(router: APIRouter, site: Site) -> None:
    @router.get("/add")
    def empty(request: Request) -> Response:
        return site.page(request, "add.html", AddPage(form=dict.fromkeys(FIELDS, ""), languages=tuple(site.ledger.languages)))

    @router.post("/add")
    async def filled(request: Request) -> Response:
        sent = await request.form()
        form = {name: str(sent.get(name, "")).strip("\r\n") for name in FIELDS}
        try:
            document = await document_from(form, site)
            return await answer(request, site, document, keep=sent.get("action") == "keep")
        except SourceError as error:
            page = AddPage(form=form, languages=tuple(site.ledger.languages), error=f"{error}")
            return await run_in_threadpool(site.page, request, "add.html", page, 422)


async def document_from(form: dict[str, str], site: Site) -> Document:
    """The text, or the page at the address where there is no text. Raises SourceError."""
    text = form["text"].replace("\r\n", "\n")
    declared = Declared(languages=site.ledger.languages, outlet=form["outlet"] or None)
    if not text.strip() and form["url"]:
        async with Fetcher(Policy(delay=0)) as fetcher:
            answer = await fetcher.get(form["url"])
        return await run_in_threadpool(document_behind, answer, declared)
    title, published, outlet, language, url = (form[name].strip() or None for name in FIELDS if name != "text")
    row = Row(text=text, title=title, published=published, outlet=outlet, language=language, url=url)
    return document_of(row, None, "text", declared)


async def answer(request: Request, site: Site, document: Document, keep: bool) -> Response:
    """Raises SourceError."""
    read = await site.reader.read(document)
    if isinstance(read, Failure):
        raise SourceError(document.id, read.detail, read.type)
    if keep:
        await run_in_threadpool(site.ledger.keep, document, read)
        return RedirectResponse(link("/documents", document.id), 303)
    known = await run_in_threadpool(site.ledger.holds, document)
    page = AddPage(form=form_of(document), languages=tuple(site.ledger.languages), read=article_page(Corrected(read)), known=known)
    return await run_in_threadpool(site.page, request, "add.html", page)


def form_of(document: Document) -> dict[str, str]:
    return {name: getattr(document, name) or "" for name in FIELDS}
