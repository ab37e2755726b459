"""English."""

from dragoman.lang.en.inflect import INFLECTOR
from dragoman.lexicon import DATA
from dragoman.lexicon.language import Language
from dragoman.model import Engine


def engine() -> Engine:
    from dragoman.lang.en.engine import English  # here and not above: who only inflects names needs no NLP library

    return English()


LANGUAGE = Language(DATA / "en", INFLECTOR, engine)
