"""What signs a reading: everything that can make another one of the same document."""

import importlib.metadata
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

from dragoman.keys import content_id, digest
from dragoman.lang.identify import version as identification
from dragoman.tools import Reader, Tools

PACKAGE = Path(__file__).parent.parent
# that reads; tests hold it
CODE = ("errors.py", "grammar", "keys.py", "lang", "lexicon", "llm", "model", "pipeline.py", "steps", "tools.py")


class ReadingSettings(Struct, frozen=True):
    """By language which engine and models read it; what tells languages; whether unlikely claims are wanted, too."""

    engines: Mapping[str, str]
    identification: str
    everything: bool
    reader: Reader


class Fingerprint(Struct, frozen=True):
    """`version`: of the program, with a hash of the code that reads; `data`: a hash of the data files and of what is generated from them;
    `settings`: `ReadingSettings` as JSON."""

    version: str
    data: str
    settings: str

    @property
    def id(self) -> str:
        """The same on two machines only where they read alike."""
        return content_id("r", self.version, self.data, self.settings)


def fingerprint(tools: Tools) -> Fingerprint:
    """What signs the readings that these tools make; it loads no model."""
    engines = {code: language.engine.version for code, language in sorted(tools.languages.items())}
    settings = ReadingSettings(engines, identification(), tools.everything, tools.reader)
    return Fingerprint(program_version(), tools.lexicon.hash, msgspec.json.encode(settings).decode())


@cache
def program_version() -> str:
    """The version of the program, and a hash of the code that reads: whoever changes a rule in it makes another run."""
    try:
        version = importlib.metadata.version("dragoman")
    except importlib.metadata.PackageNotFoundError:  # run from its source, not installed
        version = "source"
    return f"{version}+{code_hash(PACKAGE)[:8]}"


def code_hash(package: Path) -> str:
    """32 hexadecimal digits that sign the source files of a package that can change a reading."""
    places = [package / name for name in CODE]
    files = sorted(path for place in places for path in ([place] if place.is_file() else place.rglob("*.py")))
    return digest("\0".join(f"{path.relative_to(package).as_posix()}\0{path.read_text('utf8')}" for path in files))
