"""The application that is mounted at `/v1`."""

from fastapi import FastAPI

from dragoman.ledger import Ledger
from dragoman.web.api import problems
from dragoman.web.api.routes import router
from dragoman.web.reader_pool import ReaderPool


def api(ledger: Ledger, reader: ReaderPool) -> FastAPI:
    """What programs ask of a ledger that is open; texts are read by `reader`."""
    app = FastAPI(title="Dragoman", openapi_url=None, docs_url=None, redoc_url=None)
    app.state.ledger, app.state.reader = ledger, reader
    problems.handle(app)
    app.include_router(router)
    return app
