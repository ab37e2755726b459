"""What a step is handed beside the reading, and what a step is."""

from collections.abc import Callable, Mapping

from msgspec import Struct

from dragoman.lexicon import Lexicon
from dragoman.model import Engine, Reading


class Tools(Struct, frozen=True):
    """The knowledge and the engines by language (ISO 639-1); whether claims are wanted that are too unlikely to be listed, too."""

    lexicon: Lexicon
    engines: Mapping[str, Engine]
    everything: bool = False


class Step(Struct, frozen=True):
    """A named function Reading → Reading that fills the layers `gives` from the layers `needs`."""

    name: str
    needs: tuple[str, ...]
    gives: tuple[str, ...]
    run: Callable[[Reading, Tools], Reading]
