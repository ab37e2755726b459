"""The article of an HTML page, by trafilatura; runs in the worker."""

from typing import Any

from msgspec.structs import replace
from trafilatura import bare_extraction, load_html

from dragoman.readers.article import ExtractedArticle
from dragoman.readers.homoglyphs import INVISIBLE, clean
from dragoman.readers.metadata import Declarations, published_of

SHORT = 400  # characters; where the fast way finds less, the slow way, which asks other extractors too, is worth its time


def parse_page(raw: bytes, url: str | None) -> ExtractedArticle:
    """The extractor's guesses about title and outlet cost a quarter of its time: it is asked only where the page declares none."""
    tree = load_html(raw)
    if tree is None:
        return ExtractedArticle("")
    declared = Declarations(tree, url)
    title, outlet, canonical, origin = declared.title(), declared.outlet(), declared.canonical(), declared.origin()
    published = published_of(origin.dates)
    guess = None if published else declared.guess()
    found = extracted(tree, raw, url, guessing=not (title and outlet))
    if found is None:
        return ExtractedArticle("")
    if guess:
        origin = replace(origin, dates=(*origin.dates, guess))
    return ExtractedArticle(
        text=(found.text or "").translate(INVISIBLE), title=title or clean(found.title or "") or None, url=canonical,
        outlet=outlet or site_name(found.sitename, canonical or url), published=published,
        guess=guess.value if guess else None, origin=origin,
    )


def site_name(guess: str | None, url: str | None) -> str | None:
    """The extractor's guess, unless it is only the host of the address."""
    name = clean(guess or "")
    return name if name and name.lower().removeprefix("www.") not in (url or "").lower() else None


def extracted(tree: Any, raw: bytes, url: str | None, guessing: bool) -> Any:
    """The fast way takes the tree apart, so the slow way gets a new one."""
    found: Any = bare_extraction(tree, url=url, fast=True, include_comments=False, with_metadata=guessing)
    if found is None or len(found.text or "") < SHORT:
        slow: Any = bare_extraction(load_html(raw), url=url, include_comments=False, with_metadata=guessing)
        if slow is not None and (found is None or len(slow.text or "") > len(found.text or "")):
            return slow
    return found
