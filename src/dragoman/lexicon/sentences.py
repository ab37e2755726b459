"""What the English sentence splitter must know of abbreviations."""

from functools import cache

from msgspec import Struct

from dragoman.lexicon.toml import DATA, load


class Abbreviations(Struct, frozen=True):
    """Lower-case abbreviations without their last full stop; the file tells what each list means."""

    always: frozenset[str]
    before_name: frozenset[str]
    names: frozenset[str]
    starters: frozenset[str]


@cache
def abbreviations() -> Abbreviations:
    return load(DATA / "en" / "sentences.toml", Abbreviations)


class RussianAbbreviations(Struct, frozen=True):
    """Lower-case abbreviations after which a figure goes on with the sentence."""

    before_figure: frozenset[str]


@cache
def russian_abbreviations() -> RussianAbbreviations:
    return load(DATA / "ru" / "sentences.toml", RussianAbbreviations)
