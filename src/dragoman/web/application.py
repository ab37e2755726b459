"""The server's application: pages, `/v1` and static files behind one guard."""

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from dragoman.ledger import Ledger
from dragoman.web.security import Access, Failures, Guard, Refusal


def application(ledger: Ledger, access: Access) -> FastAPI:
    """The pages and the interface of a ledger that is open; whoever made it closes it."""
    app = FastAPI(title="Dragoman", openapi_url=None, docs_url=None, redoc_url=None)
    app.add_middleware(Guard, access=access, failures=Failures(), refuse=refuse)
    return app


def refuse(request: Request, refusal: Refusal) -> Response:
    headers = {"Retry-After": str(refusal.wait)} if refusal.wait else {}
    return PlainTextResponse(refusal.reason, refusal.status, headers)
