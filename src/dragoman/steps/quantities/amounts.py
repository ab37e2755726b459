"""Reads the amounts of one sentence from left to right: bounds, ranges, money, ratios."""

from bisect import bisect_left

from msgspec import Struct

from dragoman.grammar.numbers import Number
from dragoman.grammar.words import Word, fold, words
from dragoman.model import Quantity, Relation, Role, Sentence, cut
from dragoman.steps.quantities.adjectives import held
from dragoman.steps.quantities.bare import stands_for_group, stands_for_killed, with_units
from dragoman.steps.quantities.counted import Unit, noun_of_group, owner_end, unit_after
from dragoman.steps.quantities.guards import is_identifier, phone_numbers
from dragoman.steps.quantities.rates import base_after
from dragoman.steps.quantities.roles import is_change, is_conversion, is_money
from dragoman.steps.quantities.shares import multiple, share_of
from dragoman.steps.quantities.vocabulary import PERCENT, TIMES, AmountVocabulary

NEAREST = 5  # amounts back that an amount is compared with
FEW = 3  # what "a few" means
VAGUE = {1, FEW}  # what "one" and "a few" mean; they count only with a noun


class AmountValue(Struct, frozen=True):
    """A number with its unit; `start` and `end` are indexes of words."""

    number: Number
    unit: Unit | None
    start: int
    end: int
    value: float

    @property
    def name(self) -> str | None:
        return self.unit.name if self.unit else None


class Bound(Struct, frozen=True):
    """What stands before a number: its relation, where the number begins, and where the text of the quantity begins."""

    relation: Relation
    at: int
    start: int


class AmountReader:
    """The amounts of one sentence."""

    def __init__(self, sentence: Sentence, taken: list[tuple[int, int]], vocabulary: AmountVocabulary) -> None:
        self.sentence, self.taken, self.vocabulary = sentence, taken, vocabulary
        self.line: list[Word] = words(sentence)
        self._starts = [word.start for word in self.line]
        self._taken_words = {k for span in (*taken, *phone_numbers(sentence)) for k in self._words_in(*span)}
        self.found: list[Quantity] = []

    def all(self) -> list[Quantity]:
        i = 0
        while i < len(self.line):
            end = self._step(i)
            i = max(end, i + 1)
        if self.found:
            self._windows()
        return sorted(with_units(self.found, self.sentence, self.line, self.vocabulary), key=lambda q: q.start)

    def _step(self, i: int) -> int:
        """Reads what begins at word `i`; gives the index after it, or `i`."""
        bound = self._bound(i)
        return self._ratio(i, bound) or self._span(i, bound) or self._compound(bound) or self._range(i, bound) or i

    # Parts of an amount

    def _bound(self, i: int) -> Bound:
        relation: Relation = "exactly"
        at = start = i
        for _ in range(2):
            found = self.vocabulary.bounds.at(self.line, at)
            if found is None:
                break
            exceeding = self.line[at].fold in self.vocabulary.words.exceeding
            relation, at = found[0] if relation == "exactly" else relation, found[1]
            start = at if exceeding else start
        if at == i and self._fold(i) in self.vocabulary.words.up_to and not is_change(self.line, i, self.vocabulary):
            return Bound("at_most", i + 1, i)
        return Bound(relation, at, start)

    def _fold(self, i: int) -> str:
        return self.line[i].fold if 0 <= i < len(self.line) else ""

    def _words_in(self, start: int, end: int) -> range:
        """The indexes of the words that begin in [start, end)."""
        return range(bisect_left(self._starts, start), bisect_left(self._starts, end))

    def _is_taken(self, i: int) -> bool:
        return i in self._taken_words

    def _value(self, i: int, bounded: bool = False, joined: bool = False, money: bool = False) -> AmountValue | None:
        """A number at word `i` with its unit, a sign of money before it or behind; `money`: it ends a range of money."""
        line = self.line
        if i >= len(line) or self._is_taken(i):
            return None
        sign = self._sign(i)
        at = sign.end if sign else i
        number = self._number(at, sign is not None or money, bounded)
        if number is None:
            return None
        unit = sign if sign else self._unit(number.end)
        end = max(number.end, unit.end) if unit and not sign else number.end
        counted = unit or self._unit_of_range(number.end)
        if not sign and not joined and is_identifier(line, at, number, counted, self.vocabulary):
            return None
        value, end = self._cents(number.value, end, unit)
        return AmountValue(number, unit, i, end, tidy(value))

    def _unit_of_range(self, i: int) -> Unit | None:
        """The unit behind the other end of a range that goes on with a dash at word `i` ("gave Iraq 20-30 tanks")."""
        ranged = self._fold(i) == "-" and i + 1 < len(self.line) and self.line[i + 1].kind == "digits"
        second = self.vocabulary.numbers.read(self.line, i + 1) if ranged else None
        return self._unit(second.end) if second else None

    def _number(self, at: int, money: bool, bounded: bool) -> Number | None:
        reader, line = self.vocabulary.numbers, self.line
        number = reader.read(line, at, bounded)
        if number is None or money or number.end - at != 2 or line[number.end - 1].text not in reader.table.ambiguous:
            return number
        plain = reader.read(line, at, bounded, glued=False)
        after_money = any(is_money(q.unit) for q in self.found[-NEAREST:])  # "$62bn in Pakistan, and just 500m."
        ends = number.end == len(line) or line[number.end].kind == "mark"
        ranged = self._unit_of_range(number.end)  # "20m-30m dollars"
        return number if (after_money and ends) or self._unit(number.end) or (ranged is not None and ranged.money) else plain

    def _unit(self, i: int) -> Unit | None:
        if self._is_taken(i):
            return None  # «300 годом ранее»: the year belongs to a time
        words_ = self.vocabulary.words
        owned = owner_end(self.line, i + 1, self.vocabulary) if self._fold(i) in words_.of else None
        if owned and not self.vocabulary.numbers.read(self.line, owned):
            return noun_of_group(self.line, owned, self.vocabulary)
        return self._cent(i) or unit_after(self.line, i, self.sentence, self.vocabulary)

    def _cent(self, i: int) -> Unit | None:
        found = self.vocabulary.cents.at(self.line, i, self.vocabulary.forms)
        if found is None or (len(self.line[i].text) == 1 and not self.line[i].glued and found[1] < len(self.line)):
            return None
        return Unit("cent", found[1], "level", True)

    def _sign(self, i: int) -> Unit | None:
        """Money before its number: $5, US$ 5, EUR 20."""
        code = self.vocabulary.code(self.line[i])
        found = (code, i + 1) if code else self._written_sign(i)
        apart = i + 1 < len(self.line) and self.line[i + 1].kind == "mark" and not self.line[i + 1].glued  # "A $5m house"
        if found is None and i == 0 and not apart:
            found = self.vocabulary.money.at(self.line, i, self.vocabulary.forms)
        if found is None or found[1] >= len(self.line):
            return None
        follows = self.line[found[1]]
        return Unit(found[0], found[1], "level", True) if follows.kind == "digits" or follows.fold == "." or not code else None

    def _written_sign(self, i: int) -> tuple[str, int] | None:
        """A sign; one with letters is written in capitals and in one piece (A$, US$)."""
        found = self.vocabulary.signs.at(self.line, i)
        if found and found[1] > i + 1 and not (self.line[i].text.isupper() and self.line[i + 1].glued):
            return None
        return found

    def _cents(self, value: float, end: int, unit: Unit | None) -> tuple[float, int]:
        """Adds hundredths: "$20 and 43c", «20 долларов 43 цента»; without their name only where nothing follows."""
        if unit is None or not unit.money or value != int(value):
            return value, end
        at = end + (self._fold(end) in self.vocabulary.words.plus)
        number = self.vocabulary.numbers.read(self.line, at)
        if number is None or not 0 < number.value < 100 or number.value != int(number.value) or number.scaled:
            return value, end
        cent = self.vocabulary.cents.at(self.line, number.end, self.vocabulary.forms)
        if cent is None and (number.end < len(self.line) or self.sentence.text[0] in "(["):
            return value, end
        return value + number.value / 100, cent[1] if cent else number.end

    # Kinds of amounts

    def _ratio(self, i: int, bound: Bound) -> int:
        """«вдвое», "tripled", «наполовину»; «в десять раз», "three times as large"."""
        at = bound.at
        if at >= len(self.line) or self._is_taken(at):
            return 0
        found = multiple(self.line, at, self.vocabulary)
        if found:
            return self._add(found[0], None, TIMES, bound.relation, "ratio", bound.start, found[1])
        share = share_of(self.line, at, self.sentence, self.vocabulary)
        if share:
            return self._add(share[0] * 100, None, PERCENT, bound.relation, "level", bound.start, share[1])
        part = self.vocabulary.parts.at(self.line, at)
        if part:
            return self._add(part[0], None, PERCENT, bound.relation, "change", bound.start, part[1])
        return 0

    def _span(self, i: int, bound: Bound) -> int:
        """A duration in one word: «полгода»."""
        found = self.vocabulary.spans.at(self.line, bound.at)
        if found is None or self._is_taken(bound.at):
            return 0
        value, unit = found[0].split()
        return self._add(float(value), None, unit, bound.relation, "duration", bound.start, found[1])

    def _compound(self, bound: Bound) -> int:
        found = None if self._is_taken(bound.at) else held(self.line, bound.at, self.vocabulary)
        if found is None:
            return 0
        value, unit, role, end = found
        return self._add(value, None, unit, bound.relation, role, bound.start, end)

    def _range(self, i: int, bound: Bound) -> int:
        words_ = self.vocabulary.words
        opener = self._fold(bound.at)
        between, source = opener in words_.between, opener in words_.from_
        first = self._value(bound.at + (between or source), bound.relation != "exactly")
        if first is None:
            return 0
        second = self._second(first, between or source)
        if second is not None:
            if source and not self._is_range(first, bound.at):
                return self._change(bound, first, second)
            return self._pair(first, second, bound)
        if between or source:
            bound = Bound(bound.relation, i, first.start)
        baseline: Role | None = "baseline" if source and is_change(self.line, first.start, self.vocabulary) else None
        return self._single(first, bound, baseline)

    def _is_range(self, first: AmountValue, at: int) -> bool:
        """Whether "from … to" gives two ends of a range rather than a change from one level to another."""
        return self.vocabulary.words.from_to == "range" and not is_change(self.line, at, self.vocabulary)

    def _second(self, first: AmountValue, opened: bool) -> AmountValue | None:
        """The other end of a range that began with `first`."""
        words_, join = self.vocabulary.words, self._fold(first.end)
        if join == "," and opened and self._fold(first.end + 1) in words_.to:
            return None
        if join not in words_.and_ and join not in words_.to:
            return None
        if not opened and join != "-" and (first.unit is not None or join not in words_.range_without_opener):
            return None
        second = self._value(first.end + 1, joined=join == "-", money=first.unit is not None and first.unit.money)
        if second is None or (not opened and not self._goes_on(first, second)):
            return None
        return second if first.name is None or second.name is None or first.name == second.name else None

    def _goes_on(self, first: AmountValue, second: AmountValue) -> bool:
        return first.value < second.value or (not first.number.scaled and second.number.scaled)

    def _pair(self, first: AmountValue, second: AmountValue, bound: Bound) -> int:
        low = self._scaled_like(first, second)
        self._add_quantity(None, (low, second.value), second.unit or first.unit, "between", bound.at, second.end)
        return second.end

    def _scaled_like(self, first: AmountValue, second: AmountValue) -> float:
        """«10–15 млрд»: the scale of the second belongs to both."""
        if first.number.scaled or not second.number.scaled or first.value >= 1000:
            return first.value
        return tidy(first.value * second.number.scale)

    def _change(self, bound: Bound, first: AmountValue, second: AmountValue) -> int:
        """From one level to another: two quantities."""
        unit = first.unit or second.unit
        low = first.value if first.unit else self._scaled_like(first, second)
        self._add_quantity(low, None, unit, "exactly", first.start, first.end, "baseline")
        self._add_quantity(second.value, None, second.unit or first.unit, "exactly", second.start, second.end)
        return second.end

    def _single(self, value: AmountValue, bound: Bound, role: Role | None = None) -> int:
        if value.unit is None:
            value = self._with_person(value)
        if value.unit is None and stands_for_group(self.line, value.start, value.end, value.value, self.sentence, self.vocabulary):
            return self._add(value.value, None, None, bound.relation, "count", value.start, value.end)
        if not self._counts(value, bound):
            return 0
        if value.unit and value.unit.name == TIMES and self._is_multiple(value):
            return self._add(value.value, None, TIMES, bound.relation, "ratio", bound.start, value.end)
        measured = role if value.unit and value.unit.role in {"level", "count"} else None
        self._add_quantity(value.value, None, value.unit, bound.relation, bound.start, value.end, measured)
        return value.end

    def _with_person(self, value: AmountValue) -> AmountValue:
        if self._fold(value.start) in self.vocabulary.words.collective:
            return AmountValue(value.number, Unit("person", value.end, "count"), value.start, value.end, value.value)
        return value

    def _is_multiple(self, value: AmountValue) -> bool:
        """Whether "N times" compares («в десять раз», "three times as large") rather than counts."""
        if value.unit and self._fold(value.unit.end - 2) == "-":
            return True  # "2.3-fold"
        before = self._fold(value.start - 1)
        bounded = self._fold(value.start - 2)
        return before in self.vocabulary.words.times_before or bounded in self.vocabulary.words.times_before or (
            self._fold(value.end) in self.vocabulary.words.times_after or self._fold(value.end).endswith("er")
        )

    def _counts(self, value: AmountValue, bound: Bound) -> bool:
        """Whether the number is an amount: digits that are no name, or words with something counted."""
        if self._stands_alone(value, value.end) and bound.at == 0:
            return True
        number = value.number
        if value.unit is None:
            told = number.digits or (number.scaled and not self._is_few(value)) or bound.relation != "exactly"
            return told or stands_for_killed(self.line, value.start, value.end, self.vocabulary)
        if number.digits or number.scaled:
            return not self._is_few(value)
        return not self._is_vague(value) and not (value.value == 1 and value.unit.role != "count")

    def _is_few(self, value: AmountValue) -> bool:
        """Whether it is "a few" of a scale ("a few dozen"): no number can be told from it."""
        number = value.number
        return not number.digits and number.scaled and number.value == FEW * number.scale and (
            not any(word.fold in self.vocabulary.numbers.table.smalls for word in self.line[value.start : number.end])
        )

    def _is_vague(self, value: AmountValue) -> bool:
        """Whether it is a word like "few"."""
        return value.value in VAGUE and not value.number.digits and self.line[value.start].fold not in self.vocabulary.numbers.table.smalls

    def _stands_alone(self, first: AmountValue, end: int) -> bool:
        return first.start == 0 and all(word.kind == "mark" for word in self.line[end:])

    # Writing down

    def _add_quantity(
        self, value: float | None, ends: tuple[float, float] | None, unit: Unit | None, relation: Relation, start: int, end: int,
        role: Role | None = None,
    ) -> None:
        given = role or self._role(unit, start, end)
        money = unit is not None and unit.money
        per = None if self._is_taken(end) else base_after(self.line, end, money, self.sentence, self.vocabulary)
        self._add(value, ends, unit.name if unit else None, relation, given, start, end, per)

    def _role(self, unit: Unit | None, start: int, end: int) -> Role:
        usual: Role = unit.role if unit else "level"
        if usual == "duration":
            return usual
        line = self.line
        if self.found and self._converts(self.found[-1], line[start].start, unit):
            return "conversion"
        if self._fold(start - 1) in self.vocabulary.words.than and any(q.role == "ratio" for q in self.found[-NEAREST:]):
            return "baseline"
        return "change" if is_change(line, start, self.vocabulary, end) else usual

    def _converts(self, last: Quantity, start: int, unit: Unit | None) -> bool:
        """Whether an amount repeats the one before it in another unit: in brackets, or money after «или», "or"."""
        between = self.sentence.text[last.end - self.sentence.start : start - self.sentence.start]
        money = unit is not None and unit.money
        other = money and unit and is_money(last.unit) and last.unit != unit.name
        if other and fold(between).strip(" ,-") in self.vocabulary.words.conversion:
            return True
        return is_conversion(between, last, money)

    def _add(
        self, value: float | None, ends: tuple[float, float] | None, unit: str | None, relation: Relation, role: Role, start: int, end: int,
        per: str | None = None,
    ) -> int:
        first, last = self.line[start].start - self.sentence.start, self.line[end - 1].end - self.sentence.start
        span = cut(self.sentence.text, first, last)
        low, high = ends or (None, None)
        self.found.append(
            Quantity(
                span.text, span.start + self.sentence.start, span.end + self.sentence.start,
                value=tidy(value) if value is not None else None, low=low, high=high, unit=unit, relation=relation, role=role, per=per,
            )
        )
        return end

    def _windows(self) -> None:
        """The length of a stretch of time that belongs to another amount: «40 миллиардов за последние 18 месяцев»."""
        masked, self._taken_words = self._taken_words, set()
        for start, end in self.taken:
            cue = next((k for k in self._words_in(start, end) if self.line[k].fold in self.vocabulary.words.window), None)
            value = self._value(cue + 1) if cue is not None else None
            if value and value.unit and value.unit.role == "duration" and self.line[value.end - 1].end <= end and not self._is_vague(value):
                self._add(value.value, None, value.unit.name, "exactly", "duration", value.start, value.end)
        self._taken_words = masked


def tidy(value: float) -> float:
    """Without the last digits that multiplying in binary leaves; whole where it is whole."""
    rounded = float(f"{value:.12g}")
    return int(rounded) if rounded == int(rounded) else rounded
