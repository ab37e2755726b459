"""Numbers as news writes them, in digits, words and both: «2 млн 370 тысяч», "1.2m", «двух с половиной миллионов», "three dozen"."""

import math
from functools import cached_property

from msgspec import Struct

from dragoman.grammar.words import BLANKS, Phrases, Word
from dragoman.lexicon.numbers import Numbers

LONGEST = 24  # words in one number; what goes on longer is a list or noise
MOST_DIGITS = 18
GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}


class Number(Struct, frozen=True):
    """A number read at some word: `end` is the index after it; `plain` are digits without any word or separator of thousands;
    `scale` is the last word that multiplied."""

    value: float
    end: int
    plain: bool = False
    scaled: bool = False
    digits: bool = False
    scale: float = 1


class PartialNumber:
    """What was read so far of one number: the part under the next scale, and what the scales before gave."""

    def __init__(self) -> None:
        self.total: float | None = None
        self.part: float | None = None
        self.floor = 10**6  # only something smaller than this may be added to the part
        self.scale = math.inf

    def add(self, value: float, floor: float) -> None:
        self.part = (self.part or 0) + value
        self.floor = int(floor)

    def multiply(self, scale: int) -> bool:
        """Closes the part with a scale; False where the scale cannot stand there."""
        if self.part is None:
            if self.total is None or scale <= self.scale:
                return False
            self.total, self.scale = self.total * scale, scale
            return True
        if scale > self.scale:
            return False
        self.total = (self.total or 0) + self.part * scale
        self.part, self.floor, self.scale = None, min(scale, 1000), scale
        return True

    @property
    def value(self) -> float | None:
        if self.total is None and self.part is None:
            return None
        return (self.total or 0) + (self.part or 0)


class NumberParser:
    """Reads numbers of one language."""

    def __init__(self, table: Numbers) -> None:
        self.table = table

    @cached_property
    def _halves(self) -> Phrases[bool]:
        return Phrases(dict.fromkeys(self.table.and_half, True))

    @cached_property
    def _wholes(self) -> Phrases[float]:
        return Phrases(self.table.wholes)

    @cached_property
    def _fractions(self) -> Phrases[float]:
        return Phrases(self.table.fractions)

    def fraction(self, line: list[Word], i: int) -> Number | None:
        """A part of one in words («треть», "two thirds")."""
        found = self._fractions.at(line, i)
        return Number(found[0], found[1]) if found else None

    def read(self, line: list[Word], i: int, bound: bool = False, glued: bool = True) -> Number | None:
        """The longest number that begins at word `i`. `bound`: a bound stands before; `glued`: letters written onto digits may scale."""
        sign, start = self._sign(line, i)
        whole = self._wholes.at(line, start)
        if whole:
            found: Number | None = self._scaled(line, whole[1], whole[0])
        else:
            found = self._bare(line, start, bound) or self._ratio(line, start) or self._sum(line, start, glued)
        if found is None or sign == 1:
            return found
        return Number(-found.value, found.end, False, found.scaled, found.digits)

    def _sign(self, line: list[Word], i: int) -> tuple[int, int]:
        if i + 1 >= len(line):
            return 1, i
        word, after = line[i], line[i + 1]
        if word.fold in self.table.minus:
            return -1, i + 1
        alone = i == 0 or (not word.glued and line[i - 1].kind != "digits")
        return (-1, i + 1) if word.fold == "-" and after.kind != "letters" and alone and (after.glued or i == 0) else (1, i)

    def _scaled(self, line: list[Word], i: int, value: float) -> Number:
        state = PartialNumber()
        state.add(value, 0)
        end = self._scale(line, i, state)
        return Number(state.value or value, end, scaled=end > i, scale=state.scale if end > i else 1)

    def _bare(self, line: list[Word], i: int, bound: bool) -> Number | None:
        """«миллион», "a billion", «более тысячи»: one of the scale."""
        if i >= len(line):
            return None
        article = line[i].fold in self.table.article and i + 1 < len(line)
        at = i + article
        if article and line[at].fold in self.table.hundred:
            return self._sum(line, at, True, first=1)
        scale = self.table.scales.get(line[at].fold)
        if scale is None:
            return None
        if article or line[at].fold in scale.bare or (bound and line[at].fold in scale.bound):
            return self._sum(line, at, True, first=1)
        return None

    def _ratio(self, line: list[Word], i: int) -> Number | None:
        """Two digits and a stroke: 1/5."""
        if i + 2 >= len(line) or line[i + 1].fold != "/" or not (line[i + 1].glued and line[i + 2].glued):
            return None
        above, below = plain(line[i]), plain(line[i + 2])
        if above is None or not below or (i + 3 < len(line) and line[i + 3].glued and line[i + 3].fold == "/"):
            return None
        return Number(above / below, i + 3, digits=True)

    def _sum(self, line: list[Word], i: int, glued: bool, first: float | None = None) -> Number | None:
        state, j = PartialNumber(), i
        if first is not None:
            state.add(first, 0)
        while j < min(len(line), i + LONGEST):
            after = self._next(line, j, state, glued)
            if after == j:
                break
            j = after
        value = state.value
        if value is None or j == i:
            return None
        scaled = math.isfinite(state.scale)
        plain_ = j == i + 1 and line[i].text.isdecimal()
        return Number(value, j, plain_, scaled, line[i].kind == "digits", state.scale if scaled else 1)

    def _next(self, line: list[Word], j: int, state: PartialNumber, glued: bool) -> int:
        """The index after what can be added to the number at word `j`; `j` itself where nothing can."""
        word = line[j]
        if word.kind == "digits":
            return self._digits(line, j, state, glued)
        if word.fold in GLYPHS and (state.part is None or state.part == int(state.part)):
            state.add(GLYPHS[word.fold], 0)
            return j + 1
        if word.fold == "." and state.value is None and j + 1 < len(line) and line[j + 1].glued and line[j + 1].text.isdecimal():
            return self._tail(line, j + 1, state, glued)
        half = self._halves.at(line, j)
        if half and state.part is not None:
            state.add(0.5, 0)
            return half[1]
        return self._small(line, j, state) or self._point(line, j, state) or self._over(line, j, state)

    def _tail(self, line: list[Word], j: int, state: PartialNumber, glued: bool) -> int:
        """.77"""
        if len(line[j].text) > MOST_DIGITS:
            return j - 1
        state.add(float("0." + line[j].text), 0)
        return self._suffix(line, j + 1, state) if glued else j + 1

    def _digits(self, line: list[Word], j: int, state: PartialNumber, glued: bool) -> int:
        value = self.digits(line, j)
        if value is None or state.part is not None or (state.total is not None and value >= state.floor):
            return j
        if state.total is not None and line[j].text.startswith("0"):
            return j
        state.add(value, 0)
        return self._suffix(line, j + 1, state) if glued else j + 1

    def _suffix(self, line: list[Word], j: int, state: PartialNumber) -> int:
        """Letters written onto digits that multiply: 10k, 2.3bn."""
        if j < len(line) and line[j].glued and line[j].fold in self.table.glued and state.multiply(self.table.glued[line[j].fold]):
            return j + 1
        return j

    def _small(self, line: list[Word], j: int, state: PartialNumber) -> int:
        word, at = line[j], j
        if at + 1 < len(line) and state.value is not None and ((word.fold == "-" and word.glued) or self._joins(line, j, state)):
            word, at = line[j + 1], j + 1
        value = self.table.smalls.get(word.fold)
        if value is not None and (state.floor > value or state.part is None) and not (state.part is not None and value == 0):
            if state.total is not None and state.part is None and value >= state.floor:
                return 0
            state.add(value, 100 if value >= 100 else 10 if value >= 20 else 0)
            return at + 1
        if word.fold in self.table.hundred and state.part is not None and state.part < 100 and at == j:
            state.part, state.floor = state.part * 100, 100
            return j + 1
        return 0

    def _joins(self, line: list[Word], j: int, state: PartialNumber) -> bool:
        """Whether "and" goes on inside the number: after a hundred or a scale, before something small."""
        follows = state.part is None or state.part % 100 == 0
        return line[j].fold in self.table.joiner and follows and line[j + 1].fold in self.table.smalls

    def _point(self, line: list[Word], j: int, state: PartialNumber) -> int:
        """"two point two"."""
        if line[j].fold not in self.table.point or j + 1 >= len(line) or state.scale != math.inf:
            return 0
        after = line[j + 1]
        digits = after.text if after.text.isdecimal() else str(self.table.smalls.get(after.fold, ""))
        if not digits or len(digits) > MOST_DIGITS:
            return 0
        state.add(float("0." + digits), 0)
        return j + 2

    def _over(self, line: list[Word], j: int, state: PartialNumber) -> int:
        return end if (end := self._scale(line, j, state)) > j else j

    def _scale(self, line: list[Word], j: int, state: PartialNumber) -> int:
        at = j + 1 if j + 1 < len(line) and line[j].fold == "-" and line[j].glued and line[j + 1].glued else j
        scale = self.table.scales.get(line[at].fold) if at < len(line) else None
        if scale is None or not state.multiply(scale.value):
            return j
        dot = at + 1 < len(line) and line[at].fold in scale.abbreviated and line[at + 1].fold == "." and line[at + 1].glued
        return at + 2 if dot and at + 2 < len(line) else at + 1

    def digits(self, line: list[Word], j: int) -> float | None:
        """What one run of digits with separators means; None where it is no number (a date, an address, a version)."""
        text = "".join(c for c in line[j].text if c not in BLANKS)
        if sum(c.isdecimal() for c in text) > MOST_DIGITS:
            return None
        if text.isdecimal():
            return int(text)
        head, *groups = text.replace(",", "|").replace(".", "|").split("|")
        marks = [c for c in text if c in ".,"]
        last = marks[-1]
        if self._grouped(line, j, head, groups, marks):
            return int(head + "".join(groups))
        if len(marks) == 1:
            return float(f"{head}.{groups[0]}") if head else None
        if len(set(marks[:-1])) == 1 and marks[0] != last and all(len(g) == 3 for g in groups[:-1]) and len(head) <= 3:
            return float(head + "".join(groups[:-1]) + "." + groups[-1])
        return None

    def _grouped(self, line: list[Word], j: int, head: str, groups: list[str], marks: list[str]) -> bool:
        """Whether every separator sets off thousands."""
        if len(set(marks)) > 1 or not 1 <= len(head) <= 3 or head.startswith("0") or any(len(g) != 3 for g in groups):
            return False
        if marks[0] in self.table.grouping and self.table.grouping == (",",):
            return True
        scaled = j + 1 < len(line) and line[j + 1].fold in self.table.scales
        return len(groups) > 1 or (groups[0].endswith("00" if marks[0] == "." else "000") and not scaled)


def plain(word: Word) -> int | None:
    """The value of digits without separators."""
    return int(word.text) if word.text.isdecimal() and len(word.text) <= MOST_DIGITS else None
