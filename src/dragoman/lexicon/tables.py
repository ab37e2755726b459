"""The compiled tables: every form of every name of an actor, an office or a referring word, made from the rows of the data folder.

Compiling them takes some fifteen seconds. They are therefore kept under a key that is the hash of all that they are made from, so that a
table that does not fit its rows is never used: the package brings them along, and those of changed rows are in the user's cache folder.
"""

import contextlib
import hashlib
import logging
import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import platformdirs
from msgspec import Struct

from dragoman.keys import LENGTH
from dragoman.lexicon.actor_files import entries
from dragoman.lexicon.actors import Compiled
from dragoman.lexicon.compile import compiled
from dragoman.lexicon.inflector import Inflected
from dragoman.lexicon.offices import CompiledOffices, Offices, compile_offices
from dragoman.lexicon.references import CompiledReferences, compile_references
from dragoman.lexicon.toml import files

BUNDLED = "compiled"  # the folder, inside the data folder, of the tables that a built package brings along
CACHED = 16  # tables in the cache folder: those of several trees at work
ROWS = ("offices.toml", "references.toml")  # of each language, beside those of the actors
CODE = ("actor_files", "actor_rows", "actors", "compile", "inflector", "offices", "references", "tables", "toml", "words")


class Tables(Struct, frozen=True):
    """What is compiled of one data folder."""

    offices: CompiledOffices
    actors: Compiled
    references: CompiledReferences


def read_tables(folder: Path, languages: Sequence[Inflected]) -> tuple[Tables, str]:
    """The tables of a data folder and the hash of their content: the bundled or cached ones where there are any, else compiled anew.

    Raises DataError where a row is wrong.
    """
    name = f"{key(folder, languages)}.msgpack"
    for place in (folder / BUNDLED, cache_folder()):
        with contextlib.suppress(OSError, msgspec.MsgspecError):  # not there, or damaged: the next one
            content = (place / name).read_bytes()
            return msgspec.msgpack.decode(content, type=Tables), content_hash(content)
    logging.getLogger(__name__).warning("compiling the names of actors: once after a change of their rows, about 15 seconds")
    tables = compile_tables(folder, languages)
    with contextlib.suppress(OSError):  # a folder that cannot be written to: they are compiled again next time
        write(cache_folder() / name, tables)
        evict(cache_folder())
    return tables, content_hash(encoded(tables))


def compile_tables(folder: Path, languages: Sequence[Inflected]) -> Tables:
    """The tables made anew from the rows of a data folder. Raises DataError."""
    offices = compile_offices(languages)
    actors = compiled(entries(folder / "actors"), Offices(offices), languages)
    return Tables(offices, actors, compile_references(languages))


def bundle(folder: Path, languages: Sequence[Inflected], target: Path) -> Path:
    """Writes the tables of a data folder where a package that holds them as `target` looks for them; the file."""
    tables, _ = read_tables(folder, languages)
    return write(target / BUNDLED / f"{key(folder, languages)}.msgpack", tables)


def key(folder: Path, languages: Sequence[Inflected]) -> str:
    """16 hexadecimal digits that sign the rows, the code that compiles them and the inflectors."""
    digest = hashlib.sha256("\0".join(language.inflector.version for language in languages).encode())
    for name, path in inputs(folder, languages):
        digest.update(b"\0" + name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:LENGTH]


def inputs(folder: Path, languages: Sequence[Inflected]) -> Iterator[tuple[str, Path]]:
    """The files that decide what the tables hold beside the inflectors' own, each with a name that is the same everywhere."""
    yield from ((path.relative_to(folder).as_posix(), path) for path in files(folder / "actors"))
    yield from ((f"{one.code}/{name}", path) for one in languages for name in ROWS if (path := one.folder / name).exists())
    yield from ((name, Path(__file__).with_name(f"{name}.py")) for name in CODE)


def write(path: Path, tables: Tables) -> Path:
    """Writes a file whole or not at all, whoever else writes it at the same time. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(encoded(tables))
    os.chmod(file.name, 0o644)
    return Path(file.name).replace(path)


def evict(folder: Path) -> None:
    """Deletes all but the newest tables of a folder."""
    for path in sorted(folder.glob("*.msgpack"), key=lambda path: path.stat().st_mtime)[:-CACHED]:
        path.unlink(missing_ok=True)


def cache_folder() -> Path:
    return Path(platformdirs.user_cache_dir("dragoman", appauthor=False))


def encoded(tables: Tables) -> bytes:
    return msgspec.msgpack.encode(tables)


def content_hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:LENGTH]
