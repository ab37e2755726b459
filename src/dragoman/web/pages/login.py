"""Coming in: the token, asked for once; and the language of the interface."""

from typing import Annotated

from fastapi import APIRouter, Form
from msgspec import Struct
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.web.catalogue import LANGUAGES
from dragoman.web.security import COOKIE, address_of
from dragoman.web.site import LANGUAGE_COOKIE, Site, local

YEAR = 366 * 24 * 3600
Text = Annotated[str, Form()]


class EnterPage(Struct, frozen=True):
    """Where to go after coming in; `wrong` where the token was no token; `wait` for how many seconds nobody is listened to."""

    back: str
    wrong: bool = False
    wait: int = 0


def add(router: APIRouter, site: Site) -> None:
    @router.get("/enter")
    def form(request: Request, back: str = "/") -> Response:
        return site.page(request, "enter.html", EnterPage(local(back)))

    @router.post("/enter")
    def log_in(request: Request, token: Text = "", back: Text = "/") -> Response:
        failed_tokens, address = site.failed_tokens, address_of(request)
        if wait := failed_tokens.wait(address):
            return site.page(request, "enter.html", EnterPage(local(back), wait=wait), 429)
        if not site.access.accepts_token(token):
            failed_tokens.add(address)
            return site.page(request, "enter.html", EnterPage(local(back), wrong=True), 401)
        answer = RedirectResponse(local(back), 303)
        secure = request.url.scheme == "https"
        answer.set_cookie(COOKIE, site.access.cookie_value, max_age=YEAR, httponly=True, samesite="strict", secure=secure)
        return answer

    @router.get("/language/{language}")
    def choose_language(language: str, back: str = "/") -> Response:
        answer = RedirectResponse(local(back), 303)
        if language in LANGUAGES:
            answer.set_cookie(LANGUAGE_COOKIE, language, max_age=YEAR, samesite="lax")
        return answer
