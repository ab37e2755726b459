"""Quotation marks: which open, which close, what stands between; in one pass, whatever is unbalanced."""

import re
from collections.abc import Sequence

from msgspec import Struct

from dragoman.model import Span, cut

OPENING = "«„“‹「『"
CLOSING = "»”›」』"
SINGLE_OPEN, SINGLE_CLOSE, SINGLE = "‘", "’", "'"
MARK = re.compile("``|''|\"+|[«»„“”‹›「」『』＂″‘’']")
AHEAD = 60  # marks looked at for the end of a quotation that runs over a paragraph's end
DEEPEST = 4  # marks that may be open at once; more is damage
LONGEST = 6000  # characters; a quotation that is longer was never closed
FAMILIES = {glyph: family[0] for family in ("«»", "“”„", "‹›", "「」『』", "‘’") for glyph in family}


class Quotation(Span, frozen=True):
    """What stands between two quotation marks, marks included. `closed` is False where the end is a guess; `depth` is 0 outermost."""

    depth: int
    closed: bool = True

    @property
    def words(self) -> int:
        return sum(any(map(str.isalpha, word)) for word in self.text.split())


class Mark(Struct, frozen=True):
    """A quotation mark; `way` is 1 where it opens, -1 where it closes, 0 where the place does not tell."""

    start: int
    end: int
    glyph: str
    way: int


class Open(Struct):
    """An opening mark that waits for its end."""

    mark: Mark
    last_close: int | None = None


def quotations(text: str, borders: Sequence[int] = ()) -> list[Quotation]:
    """All quotations of a text, in order of their start. `borders` are the ends of its paragraphs."""
    marks = find_marks(text)
    return sorted(Scanner(text, marks, borders).run(), key=lambda q: (q.start, -q.end))


def find_marks(text: str) -> list[Mark]:
    found = (Mark(m.start(), m.end(), m[0], way(text, m)) for m in MARK.finditer(text))
    return [mark for mark in found if not is_apostrophe(text, mark)]


def way(text: str, found: "re.Match[str]") -> int:
    glyph, place = found[0], around(text, *found.span())
    if glyph in {"``", "„", SINGLE_OPEN}:
        return 1
    if glyph in OPENING:
        return 1 if place >= 0 else -1
    if glyph == SINGLE_CLOSE:
        return -1
    if glyph in CLOSING:
        return -1 if place <= 0 else 1
    return place


def around(text: str, start: int, end: int) -> int:
    """1 where the mark leans on what follows, -1 where on what stands before, 0 where both or neither."""
    before, after = text[start - 1 : start], text[end : end + 1]
    left = bool(before) and not before.isspace() and before not in "([{-–—/" + OPENING + "“‘"
    right = bool(after) and not after.isspace() and after not in ")]},.;:!?…-–—" + CLOSING + "’"
    return int(right) - int(left)


def is_apostrophe(text: str, mark: Mark) -> bool:
    if mark.glyph not in {SINGLE, SINGLE_CLOSE, SINGLE_OPEN}:
        return False
    before, after = text[mark.start - 1 : mark.start], text[mark.end : mark.end + 1]
    return (before.isalnum() and after.isalnum()) or after.isdigit() or (mark.glyph == SINGLE and mark.way == 0)


class Scanner:
    """A stack of opening marks that is emptied at each paragraph's end."""

    def __init__(self, text: str, marks: list[Mark], borders: Sequence[int]) -> None:
        self.text, self.marks, self.borders = text, marks, [*borders, len(text)]
        self.stack: list[Open] = []
        self.found: list[Quotation] = []

    def run(self) -> list[Quotation]:
        border = 0
        for index, mark in enumerate(self.marks):
            while border < len(self.borders) and self.borders[border] <= mark.start:
                if not self.goes_on(index, self.borders[border]):
                    self.give_up(self.borders[border])
                border += 1
            self.take(mark)
        self.give_up(self.borders[border] if border < len(self.borders) else len(self.text))
        return self.found

    def goes_on(self, index: int, border: int) -> bool:
        """Whether an open quotation runs over a paragraph's end: a mark that closes it is near, before any that reopens it."""
        if not self.stack:
            return True
        depth, first = 0, self.stack[0].mark
        for mark in self.marks[index : index + AHEAD]:
            if mark.start - first.start > LONGEST:
                return False
            depth += mark.way if fits(first, mark) or fits(mark, first) else 0
            if depth < 0:
                return True
        return False

    def take(self, mark: Mark) -> None:
        opener = self.opener_for(mark)
        if mark.way == 1 or (mark.way == 0 and opener is None):
            if mark.way == 1 and opener is not None and self.repeats(mark):
                self.close(opener, mark)  # a straight mark that leans the wrong way
            else:
                self.stack = [*self.stack[-DEEPEST + 1 :], Open(mark)]
        elif opener is not None:
            self.close(opener, mark)

    def repeats(self, mark: Mark) -> bool:
        """Whether a mark that seems to open must close: a straight one glued between two words of an open quotation."""
        before = self.text[mark.start - 1 : mark.start]
        return mark.glyph.startswith('"') and not before.isspace() and before not in "([{-–—/" + OPENING

    def opener_for(self, mark: Mark) -> int | None:
        """The index in the stack of the innermost opening mark that this one may close."""
        for index in range(len(self.stack) - 1, -1, -1):
            if fits(self.stack[index].mark, mark):
                return index
        return None

    def close(self, index: int, mark: Mark) -> None:
        opened = self.stack[index]
        del self.stack[index:]
        self.add(opened.mark.start, mark.end, len(self.stack))
        for waiting in self.stack:
            waiting.last_close = mark.end
        surplus = len(mark.glyph) - len(opened.mark.glyph)
        if mark.glyph.startswith('"') and surplus > 0 and self.stack and fits(self.stack[-1].mark, mark):
            self.close(len(self.stack) - 1, Mark(mark.end, mark.end, '"' * surplus, -1))

    def give_up(self, border: int) -> None:
        """At the end of a paragraph: what is still open ends with its last inner mark, or with the paragraph."""
        for depth, waiting in enumerate(self.stack):
            start = waiting.mark.start
            if waiting.mark.glyph in {SINGLE, SINGLE_OPEN} or border - start > LONGEST:
                continue
            if waiting.last_close is not None and not self.text[waiting.last_close : border].strip(" .,;:!?…"):
                self.add(start, waiting.last_close, depth)
            else:
                self.add(start, border, depth, closed=False)
        self.stack.clear()

    def add(self, start: int, end: int, depth: int, closed: bool = True) -> None:
        span = cut(self.text, start, end)
        bare = span.text.rstrip()
        self.found.append(Quotation(bare, start, start + len(bare), depth, closed))


def fits(opening: Mark, closing: Mark) -> bool:
    """Whether two marks make a pair: one family, straight ones and `` '' among themselves."""
    a, b = opening.glyph, closing.glyph
    if a in FAMILIES or b in FAMILIES:
        return FAMILIES.get(a) == FAMILIES.get(b) or (a == "“" and b.startswith('"')) or (a.startswith('"') and b == "”")
    if SINGLE in {a, b}:
        return a == b
    return a == b or (a[0] in "`'\"" and b[0] in "'\"" and (a[0] == '"') == (b[0] == '"'))
