"""The server's application: pages, `/v1` and static files behind one guard."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from anyio import to_thread
from fastapi import FastAPI
from msgspec import Struct
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.staticfiles import StaticFiles

from dragoman.batch import ToolSettings
from dragoman.errors import DragomanError, MissingError, UsageError
from dragoman.ledger import Ledger
from dragoman.web import pages
from dragoman.web.api import api
from dragoman.web.api.problems import problem
from dragoman.web.reader_pool import ReaderPool, reader_pool
from dragoman.web.security import Access, FailedTokens, Guard, Refusal
from dragoman.web.site import Site, link
from dragoman.workers.work_queue import QueueFullError

STATIC = Path(__file__).parent / "static"
THREADS = 4  # that answer at once: more would only wait for each other
FAILURES: dict[type[Exception], tuple[int, str]] = {
    MissingError: (404, "missing"), UsageError: (400, "usage"), DragomanError: (503, "ledger"), QueueFullError: (503, "busy"),
}


class ErrorPage(Struct, frozen=True):
    """What went wrong: an HTTP status, a word that the catalogues know, and a sentence where there is one."""

    status: int
    reason: str
    detail: str = ""


def application(ledger: Ledger, access: Access, reader: ReaderPool | None = None) -> FastAPI:
    """The pages and the interface of a ledger that is open; whoever made it closes it. Texts are read by `reader`, else in a process."""
    texts, failed_tokens = reader or reader_pool(ToolSettings(ledger.own_actors)), FailedTokens()
    site = Site(ledger, access, failed_tokens, texts)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        to_thread.current_default_thread_limiter().total_tokens = THREADS
        yield
        texts.close()
        site.renderer.close()

    app = FastAPI(title="Dragoman", openapi_url=None, docs_url=None, redoc_url=None, lifespan=lifespan)
    app.add_middleware(Guard, access=access, failed_tokens=failed_tokens, refuse=partial(refuse, site))
    app.mount("/v1", api(ledger, texts))
    app.mount("/static", StaticFiles(directory=STATIC))
    app.include_router(pages.router(site))
    for kind in FAILURES:
        app.add_exception_handler(kind, partial(failed, site))
    app.add_exception_handler(HTTPException, partial(not_served, site))
    return app


def refuse(site: Site, request: Request, refusal: Refusal) -> Response:
    """Programs are told why; who looks at a page and has not come in yet is asked for the token."""
    headers = {"Retry-After": str(refusal.wait)} if refusal.wait else {}
    if request.url.path.startswith("/v1/"):
        return problem(refusal.reason, headers=headers)
    if refusal.status == 401 and request.method == "GET":
        return RedirectResponse(link("/enter", back=request.url.path), 303)
    answer = shown(site, request, ErrorPage(refusal.status, refusal.reason))
    answer.headers.update(headers)
    return answer


def failed(site: Site, request: Request, error: Exception) -> Response:
    status, reason = next(known for kind, known in FAILURES.items() if isinstance(error, kind))
    return shown(site, request, ErrorPage(status, reason, str(error)))


def not_served(site: Site, request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    if request.url.path.startswith("/v1/"):
        return problem("not-found" if status == 404 else "bad-request")
    return shown(site, request, ErrorPage(status, "missing" if status == 404 else "usage"))


def shown(site: Site, request: Request, page: ErrorPage) -> Response:
    return site.page(request, "error.html", page, page.status)
