"""The words of one language that the readers of amounts compare with."""

import re
from functools import cached_property

from dragoman.grammar.numbers import NumberParser
from dragoman.grammar.words import Forms, Phrases, Word
from dragoman.lexicon.amounts import AmountWords
from dragoman.lexicon.language import Language
from dragoman.lexicon.numbers import Numbers
from dragoman.lexicon.units import Currencies, Units
from dragoman.model import Relation

NOTHING = re.compile(r"(?!)")
PERCENT = "%"
TIMES = "times"


class AmountVocabulary:
    """Tables of one language."""

    def __init__(self, language: Language, numbers: Numbers, words: AmountWords, units: Units, currencies: Currencies) -> None:
        self.language, self.numbers, self.words, self.units, self._currencies = language, NumberParser(numbers), words, units, currencies
        self.singular = language.inflector.singular
        self._known: dict[str, tuple[str, ...]] = {}

    @cached_property
    def bounds(self) -> Phrases[Relation]:
        return Phrases(self.words.bound_words)

    @cached_property
    def ratios(self) -> Phrases[float]:
        return Phrases(self.words.ratios)

    @cached_property
    def parts(self) -> Phrases[float]:
        return Phrases(self.words.parts)

    @cached_property
    def spans(self) -> Phrases[str]:
        return Phrases({phrase: span for span, phrases in self.units.spans.items() for phrase in phrases})

    @cached_property
    def written_on(self) -> Phrases[str]:
        return Phrases(self.words.written_on)

    @cached_property
    def rates(self) -> Phrases[str]:
        return Phrases(self.words.told_for)

    @cached_property
    def to_one(self) -> Phrases[bool]:
        return Phrases(dict.fromkeys(self.words.to_one, True))

    @cached_property
    def _compounds(self) -> re.Pattern[str]:
        """Adjectives made of number words and a unit: «трёхдневный», «двадцатипятилетний»."""
        numbers = "|".join(sorted(self.numbers.table.prefixes, key=len, reverse=True))
        return re.compile(f"((?:{numbers}){{1,3}})({'|'.join(self.words.written_on)})") if numbers else NOTHING

    def compound(self, word: Word) -> tuple[float, str] | None:
        """The number and the unit that an adjective is made of."""
        found = self._compounds.fullmatch(word.fold) if word.fold.endswith(self.words.adjective_endings) else None
        return (self.numbers.table.prefixed(found[1]), self.words.written_on[found[2]]) if found else None

    @cached_property
    def _thousands(self) -> re.Pattern[str]:
        """Adjectives of number words and thousands or more: «двухтысячный», «полуторамиллионный»; the number may be in digits before."""
        numbers = "|".join(sorted(self.numbers.table.prefixes, key=len, reverse=True))
        scales, endings = "|".join(self.words.scaled_stems), "|".join(self.words.adjective_endings)
        return re.compile(f"((?:{numbers}){{0,3}})({scales})(?:{endings})") if scales else NOTHING

    def thousands(self, word: Word, number: float | None = None) -> float | None:
        """What an adjective of thousands holds; `number` is the one it is written onto, without which it must have its own."""
        found = self._thousands.fullmatch(word.fold)
        if found is None or bool(found[1]) == (number is not None):
            return None
        return (number or self.numbers.table.prefixed(found[1])) * self.words.scaled_stems[found[2]]

    @cached_property
    def counted(self) -> Phrases[str]:
        return Phrases(self.units.names)

    @cached_property
    def money(self) -> Phrases[str]:
        """Names and signs of currencies (codes are looked up by `code`)."""
        rows, languages = self._currencies.currency, (*self.units.currencies_of, self.language.code)
        names = {name: code for language in languages for code, row in rows.items() for name in row.names.get(language, ())}
        return Phrases(names | {sign: code for code, row in rows.items() for sign in row.symbols})

    @cached_property
    def signs(self) -> Phrases[str]:
        return Phrases({sign: code for code, row in self._currencies.currency.items() for sign in row.symbols})

    @cached_property
    def cents(self) -> Phrases[bool]:
        return Phrases(dict.fromkeys(self._currencies.cent.get(self.language.code, ()), True))

    def code(self, word: Word) -> str | None:
        """The ISO code that a word in capitals is."""
        return word.text if word.text in self._currencies.currency else None

    def forms(self, word: Word) -> tuple[str, ...]:
        """What a word may be compared by: as it stands and in dictionary form."""
        known = self._known.get(word.fold)
        if known is None:
            known = self._known[word.fold] = self._forms(word)
        return known

    def _forms(self, word: Word) -> tuple[str, ...]:
        if word.kind != "letters":
            return (word.fold,)
        base = self.singular(word.fold) if self.singular else self.language.engine.lemma(word.fold)
        return (word.fold,) if base == word.fold else (word.fold, base)

    def is_adjective(self, word: Word) -> bool:
        """Whether a word may stand between a number and its noun."""
        if word.kind != "letters" or word.fold in self.words.function_words:
            return word.fold in self.words.determiners
        return len(word.fold) > 3 and word.fold.endswith(self.words.adjective_endings)


__all__ = ["PERCENT", "TIMES", "AmountVocabulary", "Forms"]
