"""What a page declares of itself: JSON-LD first, then OpenGraph and other meta tags, then its address."""

import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urljoin

import msgspec

from dragoman.model import Candidate, Origin
from dragoman.readers.declared import iso
from dragoman.readers.homoglyphs import clean

ARTICLE_TYPES = re.compile(r"(?:\w*Article|\w*Posting|Report|Review)$")
DATE_NAMES = (
    "pubdate", "publishdate", "publication_date", "date", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.date",
    "article.published", "sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime", "mediator_published_time",
)
MICRODATA_DATE = "//*[@itemprop='datePublished']/@*[name()='content' or name()='datetime']"
ADDRESS_DATE = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/\W])")
LONGEST_JSON = 1_000_000


class Declarations:
    """The declarations of one parsed page, by where they stand."""

    def __init__(self, tree: Any, url: str | None) -> None:
        self.tree, self.url = tree, url
        self.meta = dict(meta_tags(tree))
        self.articles = list(linked_articles(tree))

    def first(self, *values: object) -> str | None:
        """The first value that is a text, without what cannot be seen."""
        return next((clean(v) for v in values if isinstance(v, str) and clean(v)), None)

    def of_article(self, key: str) -> Iterator[Any]:
        return (article[key] for article in self.articles if key in article)

    def title(self) -> str | None:
        return self.first(*self.of_article("headline"), self.meta.get("og:title"), self.meta.get("twitter:title"))

    def outlet(self) -> str | None:
        publishers = (name_of(p) for p in self.of_article("publisher"))
        return self.first(self.meta.get("og:site_name"), *publishers, self.meta.get("application-name"))

    def canonical(self) -> str | None:
        found = self.first(*self.tree.xpath("//link[@rel='canonical']/@href"), self.meta.get("og:url"), self.url)
        return absolute(self.url, found)

    def dates(self) -> tuple[Candidate, ...]:
        """Every candidate, the most trustworthy source first."""
        found = [Candidate(str(v), "json-ld") for v in self.of_article("datePublished")]
        found += [Candidate(self.meta[n], "open-graph") for n in ("article:published_time", "og:published_time") if n in self.meta]
        found += [Candidate(v, "microdata") for v in self.tree.xpath(MICRODATA_DATE)]
        found += [Candidate(self.meta[n], "meta") for n in DATE_NAMES if n in self.meta]
        found += [Candidate(v, "time-tag") for v in self.tree.xpath("//time[@pubdate]/@datetime|//article//time/@datetime")[:3]]
        if date := ADDRESS_DATE.search(self.canonical() or ""):
            found.append(Candidate("-".join(date.groups()), "address"))
        found += [Candidate(str(v), "json-ld-modified") for v in self.of_article("dateModified")]
        return tuple(dict.fromkeys(Candidate(c.value.strip()[:60], c.source) for c in found if c.value.strip()))

    def origin(self) -> Origin:
        authors = [name_of(a) for value in self.of_article("author") for a in (value if isinstance(value, list) else [value])]
        authors = authors or [self.meta.get("author"), self.meta.get("article:author")]
        languages = self.first(*self.tree.xpath("/html/@lang"), self.meta.get("og:locale"), *self.of_article("inLanguage"))
        return Origin(
            dates=self.dates(),
            authors=tuple(dict.fromkeys(clean(a) for a in authors if isinstance(a, str) and clean(a) and "://" not in a)),
            section=self.first(*self.of_article("articleSection"), self.meta.get("article:section")), language=languages,
            original=absolute(self.url, self.first(*self.tree.xpath("//link[@rel='original']/@href"), self.meta.get("original-source"),
                                                   *(address_of(v) for v in self.of_article("isBasedOn")))),
            translations=tuple(dict.fromkeys(map(str, self.tree.xpath("//link[@rel='alternate'][@hreflang]/@href")[:50]))),
        )


def published_of(dates: Iterable[Candidate]) -> str | None:
    """The first candidate that is an ISO date or date and time."""
    return next((value for c in dates if (value := iso(c.value))), None)


def meta_tags(tree: Any) -> Iterator[tuple[str, str]]:
    """Name and content of each meta tag; of several of one name the first counts (they come last here)."""
    for tag in reversed(tree.xpath("//meta[@content]")):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop")
        if name:
            yield name.strip().lower(), tag.get("content")


def linked_articles(tree: Any) -> Iterator[dict[str, Any]]:
    """The objects of an article's type in the page's JSON-LD."""
    for script in tree.xpath("//script[@type='application/ld+json']/text()")[:20]:
        if len(script) <= LONGEST_JSON:
            try:
                waiting = [msgspec.json.decode(script.strip())]
            except (msgspec.DecodeError, RecursionError):
                continue
            while waiting:
                one = waiting.pop(0)
                if isinstance(one, list):
                    waiting.extend(one)
                elif isinstance(one, dict):
                    waiting.extend(one[key] for key in ("@graph", "mainEntity") if key in one)
                    if any(ARTICLE_TYPES.fullmatch(str(t)) for t in as_list(one.get("@type"))):
                        yield one


def as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def name_of(value: Any) -> Any:
    return value.get("name") if isinstance(value, dict) else value


def address_of(value: Any) -> Any:
    return (value.get("@id") or value.get("url")) if isinstance(value, dict) else value


def absolute(base: str | None, url: str | None) -> str | None:
    """An http(s) address, or None."""
    try:
        joined = urljoin(base or "", url or "")
    except ValueError:
        return None
    return joined if joined.startswith(("http://", "https://")) else None
