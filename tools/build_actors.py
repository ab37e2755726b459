"""Compiles `src/dragoman/data/actors/**/*.toml` into `compiled.json`: every form of every name, Russian ones in all cases.

Run after every change there: `python tools/build_actors.py`; `--check` only tells whether the compiled file is up to date.
"""

import sys
from pathlib import Path

import msgspec
from msgspec import Struct

from dragoman.lang.inflect import forms_of, office_forms, reference_forms
from dragoman.lexicon import actors, offices, references
from dragoman.lexicon.actor_files import entries
from dragoman.lexicon.compile import compiled
from dragoman.lexicon.offices import Offices, compile_offices
from dragoman.lexicon.references import compile_references
from dragoman.lexicon.toml import DATA


def text(table: Struct) -> bytes:
    """A compiled table, one line per row so that a change of one name is a change of few lines."""
    parts = []
    for part, rows in msgspec.to_builtins(table).items():
        if isinstance(rows, dict):
            lines = ",\n".join(msgspec.json.encode({key: row}).decode()[1:-1] for key, row in rows.items())
            parts.append(f'"{part}":{{\n{lines}\n}}')
        else:
            parts.append(f'"{part}":[\n' + ",\n".join(msgspec.json.encode(row).decode() for row in rows) + "\n]")
    return ("{" + ",\n".join(parts) + "}\n").encode()


def tables() -> dict[Path, Struct]:
    """Every compiled table and where it is kept."""
    folder = DATA / "actors"
    of_offices = compile_offices(DATA, office_forms)
    return {
        folder / offices.COMPILED: of_offices,
        folder / actors.COMPILED: compiled(entries(folder), Offices(of_offices), forms_of),
        folder / references.COMPILED: compile_references(DATA, reference_forms),
    }


def main(arguments: list[str]) -> int:
    wanted = {path: text(table) for path, table in tables().items()}
    if "--check" in arguments:
        same = all(path.read_bytes() == content for path, content in wanted.items())
        print("up to date" if same else "run tools/build_actors.py")
        return 0 if same else 1
    for path, content in wanted.items():
        path.write_bytes(content)
        print(f"{path}: {len(content):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
