"""The text of a PDF, by PDFium (the extra `pdf`); runs in the worker."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from msgspec import Struct

from dragoman.errors import SourceError
from dragoman.model import DateCandidate, Origin
from dragoman.readers.article import ExtractedArticle
from dragoman.readers.homoglyphs import clean

MOST_PAGES = 500
HYPHENS = ("\x02", "\ufffe", "\u00ad")  # how PDFium tells that a line ended inside a word
LINE = re.compile(r"[^\r\n]+")
STAMP = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
FINAL = re.compile(r"[.!?…:]['\"”’»)\]]*$")
GAP = 1.4  # times the usual distance of two lines: more is the border of two paragraphs
SHORT = 0.8  # of the longest line: a line that is shorter and ends a sentence ends a paragraph


class Line(Struct, frozen=True):
    """A line of print: its text and where it stands, in points from the lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


def parse_pdf(raw: bytes, url: str | None) -> ExtractedArticle:
    """Paragraphs put together from lines; title, author and date as the file declares them."""
    try:
        import pypdfium2  # here and not above: it is an extra
    except ImportError as error:
        raise SourceError("pdf", "PDF is an extra: pip install 'dragoman[pdf]'", "unsupported") from error
    try:
        file = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        raise SourceError("pdf", str(error), "damaged") from error
    if len(file) > MOST_PAGES:
        raise SourceError("pdf", f"{len(file):,} pages", "too-large")
    declared: dict[str, str] = file.get_metadata_dict()
    pages = [list(lines(page)) for page in file]
    text = "\n\n".join(paragraphs([line for page in without_heads(pages) for line in page]))
    return ExtractedArticle(text, clean(declared.get("Title", "")) or None, url, origin=origin_of(declared))


def origin_of(declared: dict[str, str]) -> Origin:
    """A file's day is when it was made, often long after the text: a candidate, and no date of publication."""
    author = clean(declared.get("Author", ""))
    stamps = ((key, STAMP.match(declared.get(key, ""))) for key in ("CreationDate", "ModDate"))
    dates = tuple(DateCandidate("-".join(found.groups()), f"pdf-{key}") for key, found in stamps if found)
    return Origin(dates=dates, authors=(author,) if author else ())


def lines(page: Any) -> Iterator[Line]:
    """A page's lines in the order in which it prints them; characters without a place are left to the next."""
    words = page.get_textpage()
    for found in LINE.finditer(words.get_text_range()):
        if text := found[0].strip():
            start = found.start() + len(found[0]) - len(found[0].lstrip())
            left, bottom, _, top = words.get_charbox(start, loose=True)
            _, _, right, _ = words.get_charbox(start + len(text) - 1, loose=True)
            yield Line(text, left, bottom, right, top)


def without_heads(pages: list[list[Line]]) -> Iterator[list[Line]]:
    """Without numbers of pages, and without the first and last lines that most pages repeat, but for the first time."""
    borders = Counter(text for page in pages for text in {bare(line) for line in (*page[:1], *page[-1:])})
    heads, seen = {text for text, times in borders.items() if times > max(1, len(pages) // 2)}, set[str]()
    for page in pages:
        yield [line for line in page if bare(line) and not (bare(line) in seen and line in (page[0], page[-1]))]
        seen = heads


def bare(line: Line) -> str:
    return re.sub(r"[\d\W]+", " ", line.text).strip()


def paragraphs(everything: list[Line]) -> Iterator[str]:
    """The paragraphs of all lines; one may go on in the next column or page."""
    steps = sorted(step for above, below in pairwise(everything) if (step := above.bottom - below.bottom) > (above.top - above.bottom) / 2)
    usual, longest = steps[len(steps) // 4] if steps else 0.0, max((line.right - line.left for line in everything), default=0)
    text = ""
    for number, line in enumerate(everything):
        words = line.text.strip()
        text = text + words if text.endswith(HYPHENS) else f"{text} {words}".strip()
        if number + 1 == len(everything) or ends(line, everything[number + 1], usual, longest):
            yield clean(text.translate(dict.fromkeys(map(ord, HYPHENS))))
            text = ""


def ends(line: Line, below: Line, usual: float, longest: float) -> bool:
    """Whether a paragraph ends with this line: a gap below it, another size of print, or a full stop before the margin."""
    size, other = line.top - line.bottom, below.top - below.bottom
    gap = line.bottom - below.bottom > GAP * usual
    print_changes = abs(size - other) > 0.35 * max(size, other)
    return gap or print_changes or bool(FINAL.search(line.text.strip()) and line.right - line.left < SHORT * longest)
