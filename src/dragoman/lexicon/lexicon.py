"""All tables together."""

import hashlib
from functools import cached_property
from pathlib import Path

from dragoman.keys import LENGTH
from dragoman.lexicon.actors import Actors
from dragoman.lexicon.compile import with_own
from dragoman.lexicon.cues import Cues, load_cues
from dragoman.lexicon.frames import Frames, load_frames
from dragoman.lexicon.governors import Governors, load_governors
from dragoman.lexicon.homonyms import Homonym, load_homonyms
from dragoman.lexicon.inflector import Inflector
from dragoman.lexicon.modes import ModeRow, load_modes
from dragoman.lexicon.not_names import load_not_names
from dragoman.lexicon.offices import Offices
from dragoman.lexicon.plover import Plover
from dragoman.lexicon.references import References
from dragoman.lexicon.tables import Tables, read_tables
from dragoman.lexicon.toml import DATA, files, load
from dragoman.lexicon.types import ClaimType, load_types
from dragoman.lexicon.weights import Weights, load_weights


class Lexicon:
    """The tables of one data folder; `own_actors` are a user's further actor files, and the inflector puts all names into their forms."""

    def __init__(self, inflector: Inflector, folder: Path = DATA, own_actors: tuple[Path, ...] = ()) -> None:
        self.folder, self.own_actors, self._inflector = folder, own_actors, inflector
        self._frames: dict[str, Frames] = {}
        self._governors: dict[str, Governors] = {}
        self._modes: dict[str, tuple[ModeRow, ...]] = {}

    def frames(self, language: str) -> Frames:
        """The frames of a language."""
        if language not in self._frames:
            self._frames[language] = load_frames(self.folder / language)
        return self._frames[language]

    def governors(self, language: str) -> Governors:
        """The words of a language that change a claim's status."""
        if language not in self._governors:
            self._governors[language] = load_governors(self.folder / language)
        return self._governors[language]

    def modes(self, language: str) -> tuple[ModeRow, ...]:
        """By which words of a language the modes of events are told."""
        if language not in self._modes:
            self._modes[language] = load_modes(self.folder / language)
        return self._modes[language]

    @cached_property
    def weights(self) -> Weights:
        """By what a claim is judged."""
        return load_weights(self.folder)

    @cached_property
    def types(self) -> dict[str, ClaimType]:
        """The claim types by name."""
        return load_types(self.folder)

    @cached_property
    def hash(self) -> str:
        """A hash of every data file, of a user's own and of what is compiled from them."""
        named = [(path.relative_to(self.folder).as_posix(), path) for path in files(self.folder)]
        digest = hashlib.sha256(self._compiled[1].encode() + self._inflector.version.encode())
        for name, path in [*named, *((path.name, path) for path in self.own_actors)]:
            digest.update(b"\0" + name.encode() + b"\0" + path.read_bytes())
        return digest.hexdigest()[:LENGTH]

    @cached_property
    def _compiled(self) -> tuple[Tables, str]:
        return read_tables(self.folder, self._inflector)

    @cached_property
    def actors(self) -> Actors:
        """Who is known, and by which words."""
        compiled = self._compiled[0].actors
        for path in self.own_actors:
            compiled = with_own(compiled, path, self.offices, self._inflector.name_forms)
        return Actors(compiled)

    @cached_property
    def two_letters(self) -> dict[str, str]:
        """The two-letter code (ISO 3166-1, in small letters) of each state's code."""
        return load(self.folder / "countries.toml", dict[str, dict[str, str]])["two_letters"]

    @cached_property
    def not_names(self) -> frozenset[str]:
        """The stems of words, of any language, that the engines take for names and are none."""
        return frozenset().union(*(load_not_names(path.parent) for path in self.folder.glob("*/not_names.toml")))

    @cached_property
    def homonyms(self) -> dict[str, Homonym]:
        """Names that mean something else in certain company, by their form."""
        return load_homonyms(self.folder)

    @cached_property
    def references(self) -> References:
        """Words that stand for an actor named elsewhere."""
        return References(self._compiled[0].references)

    @cached_property
    def offices(self) -> Offices:
        """The words that office phrases are made of."""
        return Offices(self._compiled[0].offices)

    @cached_property
    def plover(self) -> Plover:
        return load(self.folder / "plover.toml", Plover)

    @cached_property
    def cues(self) -> dict[str, Cues]:
        """By language: what tells that somebody says something."""
        return {path.parent.parent.name: load_cues(path.parent) for path in sorted(self.folder.glob("*/cues/words.toml"))}
