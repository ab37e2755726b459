"""The article of an HTML page, by trafilatura; runs in the worker."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from trafilatura import bare_extraction, load_html

from dragoman.readers.article import ExtractedArticle
from dragoman.readers.homoglyphs import INVISIBLE, clean
from dragoman.readers.loose_json import json_values
from dragoman.readers.markup import plain_text
from dragoman.readers.metadata import LONGEST_JSON, Declarations, as_list, is_beside, published_of

SHORT = 400  # characters; where the fast way finds less, the slow way, which asks other extractors too, is worth its time
STRETCH = 60  # characters of a stretch of running text: no menu, title or label is so long
ENOUGH, LITTLE = 0.6, 0.2  # of the running text of a page
FEW, FIRST = 2, 5  # paragraphs
LONGEST_LEAD = 800
STRETCHES = "//p//text()|//div/text()|//td/text()|//section/text()|//article/text()"
OPENINGS = (
    f"(//h1/following::text()[string-length(normalize-space(.)) >= {STRETCH}]"
    f"[not(parent::script or parent::style or ancestor::*[contains(@class, 'caption') or self::figure])])[position() <= {FIRST}]"
)
DATA_SCRIPTS = "//script[@type='application/json']/text()"
LEADS = "//h1/following::p[@class or parent::*/@class]"
LEAD = re.compile(r"(?:^|[\s_-])(?:lead|lede|standfirst)(?:-paragraph)?(?:\s|$)")
PARAGRAPHS = re.compile(r"<p[\s>].*<p[\s>]", re.S)
SENTENCE = re.compile(r"[.!?…][\"”»)]*$")


def parse_page(raw: bytes, url: str | None) -> ExtractedArticle:
    """The extractor's guesses about title and outlet cost a quarter of its time: it is asked only where the page declares none."""
    tree = load_html(raw)
    if tree is None:
        return ExtractedArticle("")
    declared, seen = Declarations(tree, url), seen_text(tree)
    title, outlet, canonical, origin = declared.title(), declared.outlet(), declared.canonical(), declared.origin()
    published = published_of(origin.dates)
    guess = None if published else declared.guess()
    body, lead = declared_body(declared.articles) or application_data(tree), leading(tree)
    found = extracted(tree, raw, url, seen, guessing=not (title and outlet))
    text = fuller(with_lead((found.text or "") if found else "", lead), body)
    if not text:
        return ExtractedArticle("")
    if guess:
        origin = replace(origin, dates=(*origin.dates, guess))
    return ExtractedArticle(
        text=text.translate(INVISIBLE), title=title or clean((found and found.title) or "") or None, url=canonical,
        outlet=outlet or site_name(found and found.sitename, canonical or url), published=published,
        guess=guess.value if guess else None, origin=origin,
    )


def site_name(guess: str | None, url: str | None) -> str | None:
    """The extractor's guess, unless it is only the host of the address."""
    name = clean(guess or "")
    return name if name and name.lower().removeprefix("www.") not in (url or "").lower() else None


class Seen(Struct, frozen=True):
    """What a page shows, wherever it stands: the characters in long stretches of text, and how the first stretches behind the title and
    the first ones of the longest row of paragraphs begin."""

    size: int
    openings: tuple[str, ...]
    row: tuple[str, ...]

    def is_missed_by(self, found: Any) -> bool:
        """Whether an extractor has left out most of the page, or much of it with its opening or its longest row of paragraphs."""
        got = " ".join((found.text or "").split()) if found is not None else ""
        if len(got) >= ENOUGH * self.size:
            return False
        lost = (begins and not any(one in got for one in begins) for begins in (self.openings, self.row))
        return len(got) < LITTLE * self.size or any(lost)


def extracted(tree: Any, raw: bytes, url: str | None, seen: Seen, guessing: bool) -> Any:
    """The fast way, else the slow one, else the slow one on a page without the borders that its own markup draws; each where the one before
    misses what the page shows. A way takes the tree apart, so the next one gets a new one."""
    found: Any = bare_extraction(tree, url=url, fast=True, include_comments=False, with_metadata=guessing)
    if length(found) < SHORT or seen.is_missed_by(found):
        slow: Any = bare_extraction(load_html(raw), url=url, include_comments=False, with_metadata=guessing)
        found = slow if length(slow) > length(found) else found
    if length(found) > SHORT and seen.is_missed_by(found):
        borderless: Any = bare_extraction(without_borders(load_html(raw)), url=url, include_comments=False, with_metadata=guessing)
        found = borderless if length(found) < ENOUGH * length(borderless) else found
    return found


def length(found: Any) -> int:
    return len(found.text or "") if found is not None else 0


def seen_text(tree: Any) -> Seen:
    size = sum(size for text in tree.xpath(STRETCHES) if (size := len(text.strip())) >= STRETCH)
    return Seen(size, tuple(" ".join(text.split())[:STRETCH] for text in tree.xpath(OPENINGS)), longest_row(tree))


def longest_row(tree: Any) -> tuple[str, ...]:
    """How the first of the longest row of paragraphs begin; none where these are few, or readers' comments and the like."""
    rows: dict[Any, list[str]] = {}
    for paragraph in tree.iter("p"):
        text = " ".join("".join(paragraph.itertext()).split())
        if len(text) >= STRETCH:
            rows.setdefault(paragraph.getparent(), []).append(text)
    parent, row = max(rows.items(), key=lambda one: sum(map(len, one[1])), default=(None, []))
    return tuple(text[:STRETCH] for text in row[:FIRST]) if len(row) > FEW and not is_beside(parent) else ()


def without_borders(tree: Any) -> Any:
    for element in tree.iter("article", "main"):
        element.tag = "div"
    return tree


def fuller(text: str, declared: str) -> str:
    """The text found on a page, or the one that the page declares, where that is much longer."""
    return declared if len(text) < ENOUGH * len(declared) else text


def declared_body(articles: Sequence[dict[str, Any]]) -> str:
    """The text in a page's JSON-LD: its own article's, or the entries of its live blog."""
    for article in articles[:1]:
        updates = [one for one in as_list(article.get("liveBlogUpdate")) if isinstance(one, dict)]
        pieces = [article.get("articleBody"), *(one.get(key) for one in updates for key in ("headline", "articleBody"))]
        return "\n".join(plain_text(one) for one in pieces if isinstance(one, str) and one.strip())
    return ""


def application_data(tree: Any) -> str:
    """The longest text with paragraphs among the data from which a script builds a page."""
    if tree.xpath("count(//p)") > FEW:
        return ""
    found = (text for script in tree.xpath(DATA_SCRIPTS)[:5] if len(script) <= LONGEST_JSON for text in strings(json_values(script)))
    return plain_text(max((text for text in found if PARAGRAPHS.search(text)), key=len, default=""))


def strings(values: list[Any]) -> Iterator[str]:
    """All texts in JSON, at whatever depth."""
    waiting = list(values)
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, (list, dict)):
            waiting.extend(one.values() if isinstance(one, dict) else one)


def leading(tree: Any) -> str:
    """The paragraph under the title that a page marks as its lead."""
    for element in tree.xpath(LEADS)[:FIRST]:
        text = " ".join("".join(element.itertext()).split())
        named = LEAD.search(element.get("class", "")) or element.getparent().get("class") in ("lead", "lede", "standfirst")
        if named and STRETCH <= len(text) <= LONGEST_LEAD and SENTENCE.search(text) and not is_beside(element):
            return text
    return ""


def with_lead(text: str, lead: str) -> str:
    """A text before which its lead is missing, with it, behind the title if this stands in it."""
    if not text or not lead or lead[:STRETCH] in " ".join(text.split()):
        return text
    return f"{lead}\n{text}"
