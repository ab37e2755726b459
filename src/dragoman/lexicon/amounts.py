"""The words around amounts: bounds, ranges, ratios, changes, and what makes a number an identifier."""

from functools import cached_property
from typing import Literal

from msgspec import Struct

from dragoman.model import Relation


class AmountWords(Struct, frozen=True, dict=True, rename={"from_": "from", "and_": "and"}):
    """Words around amounts, folded.

    `between` opens a range whose ends `and` joins; `plus` joins hundredths;
    `from` … `to` tell a change from one level to another; `than` stands before what a
    ratio compares with; `change_by` before the size of a change; `times_before` before the number of a ratio («в три раза»),
    `times_after` after it ("three times as"); `up_to` makes what follows an upper bound; `range_without_opener` joins two numbers with
    nothing before the first; `window` stands before the length of a stretch of time («последние 18 месяцев»);
    `rise` are beginnings of words of change;
    `possessive` endings are those of owners ("Indonesia's"); `exceeding` are verbs that make what follows a lower bound;
    `identifiers` stand before
    numbers that count nothing, `per` before what a rate is told for, `price_for` too where a price stands before it; `locative` before
    places; `collective` numerals count people, as do bare numbers
    near words that begin like `casualties`; `joins` stand between numbers with one unit; `aging`
    units are people, whose years are their age; `part` are changes by a percentage told in words;
    `hyphenated` are adjectives written onto digits («30-летний») or number words («трёхдневный»), by unit; `rates` follow an amount and
    tell what it is told for ("a barrel", «в сутки»), unless a word of `no_rate` follows them ("a year later"); `every` makes an ordinal a
    share («каждый пятый»), as `one_in` does between two numbers ("two in five"); `conversion` joins an amount to the same in other money,
    `to_one` a number to the one it is a multiple of ("five to one"); `before_multiple` and `times_after` stand beside `multiple` words
    where these compare ("will double", "twice the size") rather than count ("he met him twice"); `number_of` are nouns that tell how many
    there are of what hangs on them («число беженцев»), `headcounts` those that tell it of people ("death toll"); `definite` words make a
    number a known group ("the seven"); after `nobody` a number counts none ("no one was killed");
    `scaled` are beginnings of adjectives of thousands («двухтысячный»), which hold an amount before `groups` of people and `sums` of money;
    `dimensions` may be written onto a measure ("a 300-kilometre-long border").
    """

    between: frozenset[str]
    from_: frozenset[str]
    to: frozenset[str]
    and_: frozenset[str]
    plus: frozenset[str]
    than: frozenset[str]
    of: frozenset[str]
    change_by: frozenset[str]
    times_before: frozenset[str]
    times_after: frozenset[str]
    up_to: frozenset[str]
    range_without_opener: frozenset[str]
    window: frozenset[str]
    function_words: frozenset[str]
    adjective_endings: tuple[str, ...]
    determiners: frozenset[str]
    possessive: tuple[str, ...]
    identifiers: frozenset[str]
    per: frozenset[str]
    price_for: frozenset[str]
    locative: frozenset[str]
    collective: frozenset[str]
    rise: tuple[str, ...]
    exceeding: tuple[str, ...]
    casualties: tuple[str, ...]
    joins: frozenset[str]
    aging: frozenset[str]
    bounds: dict[Relation, tuple[str, ...]]
    ratio: dict[str, tuple[str, ...]]
    part: dict[str, tuple[str, ...]]
    hyphenated: dict[str, tuple[str, ...]]
    scaled: dict[str, tuple[str, ...]]
    rates: dict[str, tuple[str, ...]]
    no_rate: frozenset[str]
    every: frozenset[str]
    one_in: frozenset[str]
    conversion: frozenset[str]
    to_one: tuple[str, ...]
    multiple: frozenset[str]
    before_multiple: frozenset[str]
    number_of: frozenset[str]
    headcounts: frozenset[str]
    definite: frozenset[str]
    nobody: frozenset[str]
    groups: frozenset[str]
    sums: frozenset[str]
    dimensions: frozenset[str]
    from_to: Literal["range", "change"]
    share_of: bool
    age_before_name: bool
    change_beside: bool

    @cached_property
    def bound_words(self) -> dict[str, Relation]:
        words: dict[str, Relation] = dict.fromkeys(self.exceeding, "more_than")
        return words | {word: relation for relation, forms in self.bounds.items() for word in forms}

    @cached_property
    def ratios(self) -> dict[str, float]:
        return {word: float(value) for value, forms in self.ratio.items() for word in forms}

    @cached_property
    def parts(self) -> dict[str, float]:
        return {word: float(value) for value, forms in self.part.items() for word in forms}

    @cached_property
    def written_on(self) -> dict[str, str]:
        return {word: unit for unit, forms in self.hyphenated.items() for word in forms}

    @cached_property
    def scaled_stems(self) -> dict[str, int]:
        return {stem: int(value) for value, stems in self.scaled.items() for stem in stems}

    @cached_property
    def told_for(self) -> dict[str, str]:
        return {phrase: base for base, phrases in self.rates.items() for phrase in phrases}

