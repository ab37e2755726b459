"""All tables together."""

import hashlib
from functools import cached_property
from pathlib import Path

from dragoman.lexicon.actors import COMPILED, Actors, read
from dragoman.lexicon.toml import DATA, files


class Lexicon:
    """The tables of one data folder; `own_actors` are a user's further actor files."""

    def __init__(self, folder: Path = DATA, own_actors: tuple[Path, ...] = ()) -> None:
        self.folder, self.own_actors = folder, own_actors

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
        return read(self.folder / "actors" / COMPILED)
