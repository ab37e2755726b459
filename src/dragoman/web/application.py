"""The server's application: pages, `/v1` and static files behind one guard."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from dragoman.ledger import Ledger
from dragoman.web.api import api
from dragoman.web.api.problems import problem
from dragoman.web.desk import Desk, desk_of_its_own
from dragoman.web.security import Access, Failures, Guard, Refusal


def application(ledger: Ledger, access: Access, desk: Desk | None = None) -> FastAPI:
    """The pages and the interface of a ledger that is open; whoever made it closes it. Texts are read at the desk, else in a process."""
    reading = desk or desk_of_its_own(ledger.own_actors)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        yield
        reading.close()

    app = FastAPI(title="Dragoman", openapi_url=None, docs_url=None, redoc_url=None, lifespan=lifespan)
    app.add_middleware(Guard, access=access, failures=Failures(), refuse=refuse)
    app.mount("/v1", api(ledger, reading))
    return app


def refuse(request: Request, refusal: Refusal) -> Response:
    headers = {"Retry-After": str(refusal.wait)} if refusal.wait else {}
    if request.url.path.startswith("/v1/"):
        return problem(refusal.reason, headers=headers)
    return PlainTextResponse(refusal.reason, refusal.status, headers)
