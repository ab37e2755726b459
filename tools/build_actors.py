"""Compiles `src/dragoman/data/actors/**/*.toml` into `compiled.json`: every form of every name, Russian ones in all cases.

Run after every change there: `python tools/build_actors.py`; `--check` only tells whether the compiled file is up to date.
"""

import sys
from collections.abc import Iterable

import msgspec

from dragoman.lang.inflect import forms_of, office_forms
from dragoman.lexicon import offices
from dragoman.lexicon.actor_files import Entry, entries
from dragoman.lexicon.actors import COMPILED
from dragoman.lexicon.compile import compiled
from dragoman.lexicon.offices import Offices, compile_offices
from dragoman.lexicon.toml import DATA


def text(found: Iterable[Entry]) -> bytes:
    """The compiled file, one line per row so that a change of one name is a change of few lines."""
    raw = msgspec.to_builtins(compiled(found, Offices(compile_offices(DATA, office_forms)), forms_of))
    lines = []
    for part in ("known", "senses"):
        rows = ",\n".join(msgspec.json.encode(row).decode() for row in raw[part])
        lines.append(f'"{part}":[\n{rows}\n]')
    rows = ",\n".join(msgspec.json.encode({form: senses}).decode()[1:-1] for form, senses in raw["forms"].items())
    lines.append(f'"forms":{{\n{rows}\n}}')
    return ("{" + ",\n".join(lines) + "}\n").encode()


def office_text() -> bytes:
    raw = msgspec.to_builtins(compile_offices(DATA, office_forms))
    terms = ",\n".join(msgspec.json.encode(row).decode() for row in raw["terms"])
    forms = ",\n".join(msgspec.json.encode({form: found}).decode()[1:-1] for form, found in raw["forms"].items())
    return f'{{"terms":[\n{terms}\n],\n"forms":{{\n{forms}\n}}}}\n'.encode()


def main(arguments: list[str]) -> int:
    folder = DATA / "actors"
    wanted = {folder / COMPILED: text(entries(folder)), folder / offices.COMPILED: office_text()}
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
