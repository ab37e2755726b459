"""Russian."""

from dragoman.lang.ru.inflect import INFLECTOR
from dragoman.lexicon import DATA
from dragoman.lexicon.language import Language
from dragoman.model import Engine


def engine() -> Engine:
    from dragoman.lang.ru.engine import Russian  # here and not above: who only inflects names needs no NLP library

    return Russian()


LANGUAGE = Language(DATA / "ru", INFLECTOR, engine)
