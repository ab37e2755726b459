"""What every page is handed: the ledger, who may do what, and the reader's language."""

import getpass
import re
from collections.abc import Callable, Hashable
from functools import lru_cache
from threading import Condition
from typing import TypeVar, cast
from urllib.parse import parse_qsl, quote, unquote, urlencode

from cachetools import LRUCache, cached
from msgspec import Struct
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from dragoman.errors import MissingError, UnknownActorError
from dragoman.ledger import Ledger
from dragoman.lexicon import DATA
from dragoman.lexicon.display import display_names
from dragoman.web.catalogue import LANGUAGES, Catalogue, chosen_language
from dragoman.web.etags import with_etag
from dragoman.web.plot_renderer import PlotRenderer
from dragoman.web.reader_pool import ReaderPool
from dragoman.web.security import Access, FailedTokens

LANGUAGE_COOKIE, SIGNED_COOKIE = "dragoman-language", "dragoman-name"
FOLDER = DATA / "actors"
PLOTS, PAGES = 200, 50  # that are cached, some 30 kB each
T = TypeVar("T")


class Visit(Struct, frozen=True):
    """What a template is told of the request beside its page; `judged` and `undone` are ids of corrections that were just kept."""

    path: str
    query: str
    read_only: bool
    judged: str | None
    undone: str | None

    @property
    def here(self) -> str:
        """This page's own address, to come back to."""
        return with_query(f"{quote(self.path)}?{self.query}", judged=None, undone=None)


class Site:
    """The pages of one ledger."""

    def __init__(self, ledger: Ledger, access: Access, failed_tokens: FailedTokens, reader: ReaderPool) -> None:
        self.ledger, self.access, self.failed_tokens, self.reader = ledger, access, failed_tokens, reader
        self.renderer, self.plots = PlotRenderer(), LRUCache[Hashable, bytes](PLOTS)
        self._pages = cached(LRUCache[Hashable, object](PAGES), key=lambda key, make: key, condition=Condition())(lambda key, make: make())
        names = lru_cache(lambda language: display_names(FOLDER, language, ledger.own_actors))
        self.words = {language: Catalogue(language, names) for language in LANGUAGES}

    def catalogue_for(self, request: Request) -> Catalogue:
        accepted = request.headers.get("accept-language", "")
        return self.words[chosen_language(request.cookies.get(LANGUAGE_COOKIE), accepted)]

    def actor_of(self, name: str) -> str:
        """The actor whom a part of an address means. Raises MissingError where nobody goes by it, UsageError where several do."""
        try:
            return self.ledger.actor_of(name)
        except UnknownActorError as error:
            raise MissingError(str(error)) from error

    def cached(self, name: Hashable, make: Callable[[], T]) -> T:
        """What was made under this name for this state of the ledger; made by one of those who ask for it at the same time."""
        return cast(T, self._pages((self.ledger.state(), name), make))

    def signed(self, request: Request) -> str:
        """In whose name the reader corrects."""
        return unquote(request.cookies.get(SIGNED_COOKIE, "")) or getpass.getuser()

    def page(self, request: Request, template: str, page: Struct, status: int = 200) -> Response:
        """A page; `304 Not Modified` where the browser has it as it is."""
        words = self.catalogue_for(request)
        asked = request.query_params
        visit = Visit(request.url.path, request.url.query, self.access.read_only, asked.get("judged"), asked.get("undone"))
        body = words.pages.get_template(template).render(page=page, visit=visit, link=link).encode("utf8", "replace")
        headers = {"Vary": "Accept-Language, Cookie"}
        return with_etag(request, body, "text/html", headers) if status == 200 else HTMLResponse(body, status, headers)


def link(path: str, *parts: str, **query: object) -> str:
    """An address on this server: each part and value quoted, what is empty left out."""
    address = "/".join([path, *(quote(part, safe="") for part in parts)])
    given = {name.rstrip("_"): value for name, value in query.items() if value not in (None, "", (), [])}
    return f"{address}?{urlencode(given, doseq=True)}" if given else address


def with_query(address: str, **changes: str | None) -> str:
    """An address with some values of its query changed, or taken out where None."""
    path, _, query = address.partition("#")[0].partition("?")
    kept = [(name, value) for name, value in parse_qsl(query) if name not in changes]
    query = urlencode([*kept, *((name, value) for name, value in changes.items() if value)])
    return f"{path}?{query}" if query else path


def local(address: str) -> str:
    """An address of this server as it is, `/` for any other: nobody is led away from here by a link of ours."""
    return address if re.match(r"/(?![/\\])", address) and not re.search(r"[\x00-\x20]", address) else "/"
