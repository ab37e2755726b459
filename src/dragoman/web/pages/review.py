"""Judging claims, by forms that work without JavaScript: accept, reject, edit, and taking it back."""

import datetime
from typing import Annotated, Literal, cast, get_args
from urllib.parse import quote

from fastapi import APIRouter, Form
from msgspec import Struct
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from dragoman.corpus.review import quantity
from dragoman.errors import UsageError
from dragoman.ledger import ClaimEdit, Signature
from dragoman.model import Claim, ClaimCorrection, Quantity, Span, Status
from dragoman.web.site import SIGNED_COOKIE, Site, local, with_query

Text = Annotated[str, Form()]
YEAR = 366 * 24 * 3600


class Edited(Struct, frozen=True, kw_only=True):
    """What the edit form says of a claim."""

    type: str
    status: str
    source: str
    target: str
    symmetric: bool
    amounts: str


def add(router: APIRouter, site: Site) -> None:
    @router.post("/claims/{id}/judge")
    def judge(
        request: Request, id: str, action: Text, back: Text = "/", type: Text = "", status: Text = "", source: Text = "",
        target: Text = "", symmetric: Text = "", amounts: Text = "", why: Text = "", who: Text = "",
    ) -> Response:
        signed = who.strip() or site.signed(request)
        by = Signature(signed, datetime.datetime.now(datetime.UTC).isoformat(), why.strip())
        form = Edited(type=type, status=status, source=source, target=target, symmetric=bool(symmetric), amounts=amounts)
        kept = judged(site, id, action, form, by)
        answer = done(request, back, kept.id)
        if who.strip():
            answer.set_cookie(SIGNED_COOKIE, quote(who.strip()), max_age=YEAR, httponly=True, samesite="strict")
        return answer

    @router.post("/corrections/{id}/undo")
    def undo(request: Request, id: str, back: Text = "/") -> Response:
        by = Signature(site.signed(request), datetime.datetime.now(datetime.UTC).isoformat())
        return done(request, back, site.ledger.withdraw(id, by).id, "undone")


def judged(site: Site, id: str, action: str, form: Edited, by: Signature) -> ClaimCorrection:
    """Raises UsageError."""
    if action in ("accept", "reject"):
        return site.ledger.judge("accept" if action == "accept" else "reject", id, by)
    if action == "edit":
        return site.ledger.edit(id, change(site.ledger.explain(id).claim, form), by)
    raise UsageError(f"a claim is accepted, rejected or edited, not: {action}")


def change(claim: Claim, form: Edited) -> ClaimEdit:
    """Only what the form says otherwise than the claim does."""
    source, target = names(form.source), names(form.target)
    if form.status not in get_args(Status):
        raise UsageError(f"there is no status {form.status}")
    return ClaimEdit(
        type=form.type if form.type != claim.type else None, status=cast(Status, form.status) if form.status != claim.status else None,
        source=None if source == tuple(one.name for one in claim.source) else source,
        target=None if target == tuple(one.name for one in claim.target) else target,
        symmetric=form.symmetric if form.symmetric != claim.symmetric else None, quantities=quantities(form.amounts, claim.evidence),
    )


def quantities(amounts: str, evidence: Span) -> tuple[Quantity, ...] | None:
    given = [part.strip() for part in amounts.split(";") if part.strip()]
    return tuple(quantity(one, evidence) for one in given) if given else None


def names(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())


def done(request: Request, back: str, correction: str, what: Literal["judged", "undone"] = "judged") -> Response:
    """For a script the correction's id; for a form the page it came from, which tells of it."""
    if "application/json" in request.headers.get("accept", ""):
        return JSONResponse({"correction": correction})
    told: dict[str, str | None] = {"judged": None, "undone": None, what: correction}
    return RedirectResponse(with_query(local(back), **told), 303)
