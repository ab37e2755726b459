"""All tables together."""

import hashlib
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from dragoman.keys import LENGTH
from dragoman.lexicon.actors import Actors
from dragoman.lexicon.compile import with_own
from dragoman.lexicon.homonyms import Homonym, load_homonyms
from dragoman.lexicon.language import Language
from dragoman.lexicon.offices import Offices
from dragoman.lexicon.plover import Plover
from dragoman.lexicon.references import References
from dragoman.lexicon.tables import Tables, read_tables
from dragoman.lexicon.toml import DATA, files, load
from dragoman.lexicon.types import ClaimType, load_types
from dragoman.lexicon.weights import Weights, load_side_weights, load_weights


class Lexicon:
    """The tables that are of no one language; `own_actors` are a user's further actor files, `own_weights` what was learned from his
    ledger, if the file is there; the languages put all names into their forms."""

    def __init__(
        self, languages: Mapping[str, Language], folder: Path = DATA, own_actors: tuple[Path, ...] = (), own_weights: Path | None = None,
    ) -> None:
        self.folder, self.own_actors, self._languages = folder, own_actors, tuple(languages.values())
        self.own_weights = own_weights if own_weights is not None and own_weights.is_file() else None

    @cached_property
    def weights(self) -> Weights:
        """By what a claim is judged."""
        shipped = load_weights(self.folder)
        return shipped.plus(load(self.own_weights, Weights)) if self.own_weights else shipped

    @cached_property
    def side_weights(self) -> Weights:
        """By what the two sides of an act are chosen."""
        return load_side_weights(self.folder)

    @cached_property
    def types(self) -> dict[str, ClaimType]:
        """The claim types by name."""
        return load_types(self.folder)

    @cached_property
    def hash(self) -> str:
        """A hash of every data file, of a user's own and of what is compiled from them."""
        digest = hashlib.sha256(self._compiled[1].encode())
        for language in self._languages:
            digest.update(language.inflector.version.encode())
        for name, path in self._files():
            digest.update(b"\0" + name.encode() + b"\0" + path.read_bytes())
        return digest.hexdigest()[:LENGTH]

    def _files(self) -> Iterator[tuple[str, Path]]:
        """Every data file with a name that is the same everywhere; a language may have its folder elsewhere."""
        folders = {self.folder: "", **{language.folder: f"{language.code}/" for language in self._languages}}
        named = {f"{at}{path.relative_to(folder).as_posix()}": path for folder, at in folders.items() for path in files(folder)}
        yield from sorted(named.items())
        yield from ((path.name, path) for path in (*self.own_actors, *([self.own_weights] if self.own_weights else [])))

    @cached_property
    def _compiled(self) -> tuple[Tables, str]:
        return read_tables(self.folder, self._languages)

    @cached_property
    def actors(self) -> Actors:
        """Who is known, and by which words."""
        compiled = self._compiled[0].actors
        for path in self.own_actors:
            compiled = with_own(compiled, path, self.offices, self._languages)
        return Actors(compiled, frozenset(word for language in self._languages for word in language.inflector.articles))

    @cached_property
    def two_letters(self) -> dict[str, str]:
        """The two-letter code (ISO 3166-1, in small letters) of each state's code."""
        return load(self.folder / "countries.toml", dict[str, dict[str, str]])["two_letters"]

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
