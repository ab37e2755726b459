"""The language engines: the only rooms that import an NLP library."""

from collections.abc import Mapping

from dragoman.model import Engine


def engines() -> Mapping[str, Engine]:
    """An engine for each language; no model is loaded before its first use."""
    from dragoman.lang.english import English  # here and not above: who only inflects names needs no NLP library
    from dragoman.lang.russian import Russian

    return {"ru": Russian(), "en": English()}
