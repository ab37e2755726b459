"""What is new in stories, as an Atom feed (RFC 4287)."""

import datetime

from fastapi import APIRouter
from lxml import etree
from starlette.requests import Request
from starlette.responses import Response

from dragoman.ledger import DigestLine
from dragoman.web.etags import with_etag
from dragoman.web.site import Site, link

ATOM = "http://www.w3.org/2005/Atom"
BACK = datetime.timedelta(days=7)  # where nothing is said


def add(router: APIRouter, site: Site) -> None:
    @router.get("/digest.atom")
    def feed(request: Request) -> Response:
        since = request.query_params.get("since") or (datetime.date.today() - BACK).isoformat()
        actor = request.query_params.get("actor") or None
        lines = site.cached(("digest", since, actor), lambda: site.ledger.digest(since, actor))
        return with_etag(request, atom(lines, str(request.base_url).rstrip("/"), since), "application/atom+xml", {})


def atom(lines: list[DigestLine], base: str, since: str) -> bytes:
    """An entry for each line; its address is that of the story."""
    feed = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})
    put(feed, "title", "Dragoman")
    put(feed, "id", f"{base}/digest.atom")
    put(feed, "updated", moment(max((line.day for line in lines), default=since)))
    etree.SubElement(put(feed, "author", None), f"{{{ATOM}}}name").text = "Dragoman"
    etree.SubElement(feed, f"{{{ATOM}}}link", rel="self", href=f"{base}/digest.atom")
    for line in lines:
        entry = put(feed, "entry", None)
        put(entry, "title", line.title or line.story)
        put(entry, "id", f"{base}{link('/stories', line.story)}#{line.news}-{line.document}")
        put(entry, "updated", moment(line.day))
        put(entry, "summary", line.detail)
        etree.SubElement(entry, f"{{{ATOM}}}link", href=f"{base}{link('/stories', line.story)}")
    return bytes(etree.tostring(feed, xml_declaration=True, encoding="UTF-8"))


def put(parent: etree._Element, name: str, text: str | None) -> etree._Element:
    made = etree.SubElement(parent, f"{{{ATOM}}}{name}")
    made.text = text
    return made


def moment(day: str) -> str:
    return f"{day}T00:00:00Z"
