"""A language as one object: its engine, how its words change their form, how it is written, and its tables."""

from collections.abc import Callable
from functools import cached_property
from typing import Literal, TypeVar

from msgspec import Struct

from dragoman.lexicon.amounts import AmountWords
from dragoman.lexicon.calendar import Calendar, Holidays, load_holidays
from dragoman.lexicon.checks import CheckWords
from dragoman.lexicon.cues import Cues, load_cues
from dragoman.lexicon.frames import Frames, load_frames
from dragoman.lexicon.governors import Governors, load_governors
from dragoman.lexicon.inflector import Inflected
from dragoman.lexicon.modes import ModeRow, load_modes
from dragoman.lexicon.not_names import load_not_names
from dragoman.lexicon.numbers import Numbers
from dragoman.lexicon.toml import load
from dragoman.lexicon.units import Units
from dragoman.lexicon.words import script_of
from dragoman.model import Engine, FunctionWords

T = TypeVar("T")


class Traits(Struct, frozen=True, forbid_unknown_fields=True):
    """A file `language.toml`: what rules of grammar and spelling a language follows.

    name              what the language is called in English
    script            the first word of the Unicode names of its letters
    office_order      whether the head of an office phrase stands first («министр обороны РФ») or last ("UK defence minister")
    gender            whether things have a grammatical gender, so that pronouns agree with it, or only people have one
    own_possessive    it has a possessive for the subject («свой»), so that others never mean the subject
    title_case        headlines may be written with capital letters throughout
    """

    name: str
    script: str
    office_order: Literal["head-first", "head-last"] = "head-last"
    gender: Literal["grammatical", "natural"] = "natural"
    own_possessive: bool = False
    title_case: bool = False


class Language(Inflected, frozen=True, dict=True):
    """A language with its folder of data and its inflector; the engine and each
    table are loaded when first asked for.

    Frames, word classes, status words and function words must be there. A language without one of the other tables is read without what
    the table is for: then the property is None, or empty. Every property raises DataError where its file is wrong.
    """

    load_engine: Callable[[], Engine]

    @cached_property
    def engine(self) -> Engine:
        """Sentence borders, names and trees."""
        return self.load_engine()

    @cached_property
    def traits(self) -> Traits:
        """Its rules of grammar and spelling."""
        return load(self.folder / "language.toml", Traits)

    def is_foreign(self, text: str) -> bool:
        """Whether a text has letters, all of them in another script."""
        letters = [letter for letter in text if letter.isalpha()]
        return bool(letters) and all(script_of(letter) != self.traits.script for letter in letters)

    @cached_property
    def function_words(self) -> FunctionWords:
        """The words that grammar knows by name."""
        return load(self.folder / "function_words.toml", FunctionWords)

    @cached_property
    def frames(self) -> Frames:
        """By which words events are told."""
        return load_frames(self.folder)

    @cached_property
    def governors(self) -> Governors:
        """The words that change a claim's status."""
        return load_governors(self.folder)

    @cached_property
    def modes(self) -> tuple[ModeRow, ...]:
        """By which words the modes of events are told."""
        return load_modes(self.folder) if (self.folder / "modes.toml").exists() else ()

    @cached_property
    def cues(self) -> Cues | None:
        """What tells that somebody says something."""
        return load_cues(self.folder / "cues") if (self.folder / "cues").exists() else None

    @cached_property
    def not_names(self) -> frozenset[str]:
        """The stems of words that the engine takes for names and are none."""
        return load_not_names(self.folder, self.inflector.stem) if (self.folder / "not_names.toml").exists() else frozenset()

    @cached_property
    def numbers(self) -> Numbers | None:
        """Number words."""
        return self._table("numbers.toml", Numbers)

    @cached_property
    def amounts(self) -> AmountWords | None:
        """The words around numbers."""
        return self._table("amounts.toml", AmountWords)

    @cached_property
    def units(self) -> Units | None:
        """What is counted and measured."""
        return self._table("units.toml", Units)

    @cached_property
    def calendar(self) -> Calendar | None:
        """Words of the calendar."""
        return self._table("calendar.toml", Calendar)

    @cached_property
    def holidays(self) -> Holidays:
        """Days with a name."""
        return load_holidays(self.folder)

    @cached_property
    def check_words(self) -> CheckWords | None:
        """Words that tell how amounts stand to each other."""
        return self._table("checks.toml", CheckWords)

    def _table(self, name: str, form: type[T]) -> T | None:
        path = self.folder / name
        return load(path, form) if path.exists() else None
