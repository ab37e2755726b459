"""All tables together."""

import hashlib
from functools import cached_property
from pathlib import Path

from dragoman.lexicon.actors import COMPILED as COMPILED_ACTORS
from dragoman.lexicon.actors import Actors, read_compiled
from dragoman.lexicon.compile import Inflect, as_written, with_own
from dragoman.lexicon.cues import Cues, load_cues
from dragoman.lexicon.frames import Frames, load_frames
from dragoman.lexicon.governors import Governors, load_governors
from dragoman.lexicon.homonyms import Homonym, load_homonyms
from dragoman.lexicon.modes import ModeRow, load_modes
from dragoman.lexicon.not_names import load_not_names
from dragoman.lexicon.offices import COMPILED as COMPILED_OFFICES
from dragoman.lexicon.offices import Offices, read_offices
from dragoman.lexicon.plover import Plover
from dragoman.lexicon.references import COMPILED as COMPILED_REFERENCES
from dragoman.lexicon.references import References, read_references
from dragoman.lexicon.toml import DATA, files, load
from dragoman.lexicon.types import ClaimType, load_types
from dragoman.lexicon.weights import Weights, load_weights


class Lexicon:
    """The tables of one data folder; `own_actors` are a user's further actor files, whose names `inflect` puts into their cases."""

    def __init__(self, folder: Path = DATA, own_actors: tuple[Path, ...] = (), inflect: Inflect = as_written) -> None:
        self.folder, self.own_actors, self._inflect = folder, own_actors, inflect
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
        """A hash of every data file: two readings with the same hash and version were made from the same knowledge."""
        digest = hashlib.sha256()
        for path in [*files(self.folder), *self.own_actors]:
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
        return digest.hexdigest()[:16]

    @cached_property
    def actors(self) -> Actors:
        """Who is known, and by which words."""
        compiled = read_compiled(self.folder / "actors" / COMPILED_ACTORS)
        for path in self.own_actors:
            compiled = with_own(compiled, path, self.offices, self._inflect)
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
        return read_references(self.folder / "actors" / COMPILED_REFERENCES)

    @cached_property
    def offices(self) -> Offices:
        """The words that office phrases are made of."""
        return read_offices(self.folder / "actors" / COMPILED_OFFICES)

    @cached_property
    def plover(self) -> Plover:
        return load(self.folder / "plover.toml", Plover)

    @cached_property
    def cues(self) -> dict[str, Cues]:
        """By language: what tells that somebody says something."""
        return {path.parent.parent.name: load_cues(path.parent) for path in sorted(self.folder.glob("*/cues/words.toml"))}
