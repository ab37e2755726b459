"""What can be asked at `/v1`: each function is one address."""

import datetime
from operator import attrgetter
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from dragoman.export.contract import output
from dragoman.export.listed import head, listed_claim, listed_statement
from dragoman.ledger import ClaimQuery, DocumentQuery, Ledger, StatementQuery, StoryQuery, TieQuery
from dragoman.model import Document, Reading
from dragoman.readers import Failure
from dragoman.web.api.answers import answer, listing, pages, sent
from dragoman.web.api.asked import Day, Everything, ListRequest, Search, asked, body_of
from dragoman.web.api.bodies import JUDGEMENTS, TEXTS, document_from, keep
from dragoman.web.api.openapi import description
from dragoman.web.api.problems import KINDS, ProblemError
from dragoman.web.reader_pool import ReaderPool


def ledger_of(request: Request) -> Ledger:
    found: Ledger = request.app.state.ledger
    return found


def reader_of(request: Request) -> ReaderPool:
    found: ReaderPool = request.app.state.reader
    return found


Open = Annotated[Ledger, Depends(ledger_of)]
Pool = Annotated[ReaderPool, Depends(reader_of)]
router = APIRouter()


@router.get("/documents")
def documents(request: Request, ledger: Open, wanted: Annotated[ListRequest[DocumentQuery], Depends(asked(DocumentQuery))]) -> Response:
    """Documents without their texts, the last to come in first."""
    return listing(request, wanted.part, lambda after, limit: ledger.documents(wanted.query, after, limit), lambda one: head(one.document))


@router.get("/documents/{id:path}")
def document(request: Request, ledger: Open, id: str) -> Response:
    """A document and everything read from it, as it is corrected."""
    return answer(request, output(ledger.document(id).reading))


@router.post("/documents")
async def add_document(request: Request, ledger: Open, reader: Pool) -> Response:
    """Reads a text into the ledger; one that is there already is not read again."""
    document = document_from(await body_of(request, TEXTS), ledger.languages)
    if await run_in_threadpool(ledger.holds, document):
        return sent(output((await run_in_threadpool(ledger.document, document.id)).reading))
    reading = await read_by(reader, document)
    await run_in_threadpool(ledger.keep, document, reading)
    return sent(output(reading), 201, {"Location": f"/v1/documents/{quote(document.id, safe='')}"})


@router.post("/readings")
async def read(request: Request, ledger: Open, reader: Pool) -> Response:
    """Reads a text and keeps nothing."""
    return sent(output(await read_by(reader, document_from(await body_of(request, TEXTS), ledger.languages))))


async def read_by(reader: ReaderPool, document: Document) -> Reading:
    """Raises ProblemError, QueueFullError."""
    result = await reader.read(document)
    if isinstance(result, Failure):
        raise ProblemError("internal" if result.type == "internal" else "unreadable", result.detail)
    return result


@router.get("/claims")
def claims(request: Request, ledger: Open, wanted: Annotated[ListRequest[ClaimQuery], Depends(asked(ClaimQuery))]) -> Response:
    """Claims, those of the newest events first; where words are given, the last to come in first."""
    return listing(request, wanted.part, lambda after, limit: ledger.claims(wanted.query, after, limit), listed_claim)


@router.get("/claims/{id}")
def claim(request: Request, ledger: Open, id: str) -> Response:
    """A claim and the document it was read from."""
    return answer(request, listed_claim(ledger.claim(id)))


@router.get("/statements")
def statements(request: Request, ledger: Open, wanted: Annotated[ListRequest[StatementQuery], Depends(asked(StatementQuery))]) -> Response:
    """Statements, those of the newest documents first; where words are given, the last to come in first."""
    return listing(request, wanted.part, lambda after, limit: ledger.statements(wanted.query, after, limit), listed_statement)


@router.get("/statements/{id}")
def statement(request: Request, ledger: Open, id: str) -> Response:
    """A statement and the document it was read from."""
    return answer(request, listed_statement(ledger.statement(id)))


@router.get("/actors")
def actors(request: Request, ledger: Open, wanted: Annotated[ListRequest[Search], Depends(asked(Search))]) -> Response:
    """Who is known by a code or name that begins so; whole names first."""
    return listing(request, wanted.part, pages(ledger.actors(wanted.query.name), attrgetter("code", "name", "file")))


@router.get("/actors/{code}")
def actor(request: Request, ledger: Open, code: str, wanted: Annotated[ListRequest[Day], Depends(asked(Day))]) -> Response:
    """What is known under a code on a day: names, seats, bodies, who holds which office, members."""
    return answer(request, ledger.dossier(code, wanted.query.on or datetime.date.today().isoformat()))


@router.get("/stories")
def stories(request: Request, ledger: Open, wanted: Annotated[ListRequest[StoryQuery], Depends(asked(StoryQuery))]) -> Response:
    """What several documents tell of one event: origins, copies, the same claims, contradictions; the last told first."""
    return listing(request, wanted.part, lambda after, limit: ledger.stories(wanted.query, after, limit))


@router.get("/stories/{id}")
def story(request: Request, ledger: Open, id: str) -> Response:
    """A story."""
    return answer(request, ledger.story(id))


@router.get("/ties")
def ties(request: Request, ledger: Open, wanted: Annotated[ListRequest[TieQuery], Depends(asked(TieQuery))]) -> Response:
    """Who does, offers and says what to whom, counted; the pair with most claims first."""
    return listing(request, wanted.part, pages(ledger.ties(wanted.query), attrgetter("source", "target", "symmetric", "period")))


@router.get("/runs")
def runs(request: Request, ledger: Open, wanted: Annotated[ListRequest[Everything], Depends(asked(Everything))]) -> Response:
    """What has read into the ledger, oldest first."""
    return listing(request, wanted.part, pages(ledger.runs(), attrgetter("run.id")))


@router.get("/corrections")
def corrections(request: Request, ledger: Open, wanted: Annotated[ListRequest[Everything], Depends(asked(Everything))]) -> Response:
    """What people said of claims and actors, oldest first."""
    return listing(request, wanted.part, pages(ledger.corrections(), attrgetter("id")))


@router.post("/corrections")
async def correct(request: Request, ledger: Open) -> Response:
    """Accepts, rejects, edits or adds a claim, or merges two actors."""
    kept = await run_in_threadpool(keep, ledger, await body_of(request, JUDGEMENTS))
    return sent(kept, 201)


@router.get("/problems")
def problems(request: Request, wanted: Annotated[ListRequest[Everything], Depends(asked(Everything))]) -> Response:
    """Every kind of problem that an answer may tell of."""
    return listing(request, wanted.part, pages(list(KINDS.values()), attrgetter("name")))


@router.get("/problems/{name}")
def problem(request: Request, name: str) -> Response:
    """What a kind of problem means."""
    if name not in KINDS:
        raise ProblemError("not-found", f"there is no problem {name}")
    return answer(request, KINDS[name])


@router.get("/openapi.json")
def openapi(request: Request, ledger: Open) -> Response:
    """This description, in OpenAPI 3.1."""
    return answer(request, description([route for route in router.routes if isinstance(route, APIRoute)], ledger))
