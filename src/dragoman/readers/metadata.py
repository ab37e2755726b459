"""What a page declares of itself: JSON-LD first, then OpenGraph and other meta tags, then its address."""

import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urljoin

from dragoman.model import DateCandidate, Origin
from dragoman.readers.dates import LONGEST, is_vague, published_date
from dragoman.readers.homoglyphs import clean
from dragoman.readers.loose_json import json_values

ARTICLE_TYPES = re.compile(r"(?:https?://schema\.org/|schema:)?(?:\w*Article|\w*Posting|Report|Review)")
DATE_NAMES = (
    "pubdate", "publishdate", "publication_date", "date", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.date",
    "article.published", "sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime", "mediator_published_time",
)
MICRODATA_DATE = "//*[@itemprop='datePublished']/@*[name()='content' or name()='datetime']"
ADDRESS_DATE = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/\W])")
LONGEST_JSON = 1_000_000
DATED = re.compile(
    r"(?<![a-zA-Z])(?:[Pp]ub(?:lished|date|lication)?|[Dd]ate(?:line|time|stamp)?|[Pp]osted|[Tt]ime(?:stamp)?|[Bb]yline)(?![a-z])"
    r"|(?<=[a-z])(?:Date|Time|Published)(?![a-z])"
)
BESIDE = re.compile(r"comment|related|sidebar|widget|recommend|popular|footer|copyright|teaser|more-news|read-also|latest", re.I)
BESIDE_TAGS = frozenset({"footer", "aside", "nav", "li"})
CHANGES = frozenset({"json-ld-modified"})
CONTAINERS = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart")


class Declarations:
    """The declarations of one parsed page, by where they stand."""

    def __init__(self, tree: Any, url: str | None) -> None:
        self.tree, self.url = tree, url
        self.meta = dict(meta_tags(tree))
        self.articles = sorted(linked_articles(tree), key=lambda article: not self.is_own(article))

    def is_own(self, article: dict[str, Any]) -> bool:
        """Whether an object is the page's own, by its address or its title, and not one of a related story."""
        pages = {clean(str(address_of(article.get(key)) or "")).rstrip("/") for key in ("url", "@id", "mainEntityOfPage")} - {""}
        if own := self.canonical():
            return any(absolute(own, page.partition("#")[0]) in (own, own.rstrip("/")) for page in pages)
        return clean(str(article.get("headline"))) == self.meta.get("og:title")

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

    def dates(self) -> tuple[DateCandidate, ...]:
        """Every candidate, the most trustworthy source first."""
        found = [DateCandidate(str(v), "json-ld") for value in self.of_article("datePublished") for v in as_list(value)]
        found += [DateCandidate(self.meta[n], "open-graph") for n in ("article:published_time", "og:published_time") if n in self.meta]
        found += [DateCandidate(v, "microdata") for v in self.tree.xpath(MICRODATA_DATE)]
        found += [DateCandidate(self.meta[n], "meta") for n in DATE_NAMES if n in self.meta]
        found += [DateCandidate(v, "time-tag") for v in self.tree.xpath("//time[@pubdate]/@datetime|//article//time/@datetime")[:3]]
        if date := ADDRESS_DATE.search(self.canonical() or ""):
            found.append(DateCandidate("-".join(date.groups()), "address"))
        found += [DateCandidate(str(v), "json-ld-modified") for v in self.of_article("dateModified")]
        return tuple(dict.fromkeys(DateCandidate(c.value.strip()[:60], c.source) for c in found if c.value.strip()))

    def guess(self) -> DateCandidate | None:
        """The first date in an element whose name says that it holds one, outside of what belongs to other stories."""
        for element in self.tree.xpath("//time|//*[@class or @id]"):
            if element.tag == "time" or DATED.search(f"{element.get('class', '')} {element.get('id', '')}"):
                text = "".join(element.itertext()) or element.get("datetime", "")
                if len(text) <= LONGEST and (day := published_date(text)) and not is_beside(element):
                    return DateCandidate(day, "guess")
        return None

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


def published_of(dates: Iterable[DateCandidate]) -> str | None:
    """The day or moment of the first candidate that tells one; none of a change where a vaguer day of publication is declared (`2024`)."""
    vague = False
    for one in dates:
        if one.source in CHANGES and vague:
            return None
        if value := published_date(one.value):
            return value
        vague = vague or is_vague(one.value)
    return None


def is_beside(element: Any) -> bool:
    """Whether an element stands in a comment, a foot, a margin or a list of other stories."""
    line = (element, *element.iterancestors())
    return any(one.tag in BESIDE_TAGS or BESIDE.search(f"{one.get('class', '')} {one.get('id', '')}") for one in line)


def meta_tags(tree: Any) -> Iterator[tuple[str, str]]:
    """Name and content of each meta tag; of several of one name the first counts (they come last here)."""
    for tag in reversed(tree.xpath("//meta[@content]")):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop")
        if name:
            yield name.strip().lower(), tag.get("content")


def linked_articles(tree: Any) -> Iterator[dict[str, Any]]:
    """The objects of an article's type in the page's JSON-LD."""
    for script in tree.xpath("//script[contains(translate(@type, 'LDJSON', 'ldjson'), 'ld+json')]/text()")[:20]:
        if len(script) <= LONGEST_JSON:
            waiting = json_values(script)
            while waiting:
                one = waiting.pop(0)
                if isinstance(one, list):
                    waiting.extend(one)
                elif isinstance(one, dict):
                    waiting.extend(one[key] for key in CONTAINERS if key in one)
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
