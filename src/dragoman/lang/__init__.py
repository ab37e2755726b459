"""The language engines: the only rooms that import an NLP library."""

from collections.abc import Mapping

from dragoman.lang.english import English
from dragoman.lang.russian import Russian
from dragoman.model import Engine


def engines() -> Mapping[str, Engine]:
    """An engine for each language; no model is loaded before its first use."""
    return {"ru": Russian(), "en": English()}
