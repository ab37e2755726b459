"""A few words of Esperanto: an engine that knows them, and the data beside it."""

from pathlib import Path

from dragoman.lexicon.inflector import Inflector
from dragoman.lexicon.language import Language
from dragoman.model import Engine

FOLDER = Path(__file__).parent


def engine() -> Engine:
    from languages.eo.engine import Esperanto

    return Esperanto()


INFLECTOR = Inflector(
    version="by hand",
    name_forms=lambda alias: [alias.text, f"{alias.text}n"],  # nominative and accusative
    office_forms=lambda name, kind: [(name, False)],
    reference_forms=lambda text, kind: [text],
    articles=frozenset({"la"}),
)
LANGUAGE = Language(FOLDER, INFLECTOR, engine)
