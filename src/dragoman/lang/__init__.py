"""The languages: one package each, with its engine (the only rooms that import an NLP library), its inflection, and a folder of data."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from dragoman.lexicon.language import Language


@cache
def languages() -> Mapping[str, Language]:
    """Every language that has a package here, by its ISO 639-1 code; no engine and no table is loaded before its first use."""
    codes = sorted(module.name for module in iter_modules(__path__) if module.ispkg)
    return MappingProxyType({code: import_module(f"{__name__}.{code}").LANGUAGE for code in codes})


def language_name(code: str) -> str:
    """What a language is called in English; its code where it is not known."""
    known = languages().get(code)
    return known.traits.name if known else code
