"""The message catalogues of the pages: gathers what templates and terms ask for, keeps what is translated, and compiles."""

import datetime
import io
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from dragoman.web.catalogue import DOMAIN, FOLDER, LANGUAGES
from dragoman.web.terms import terms

TEMPLATES = [("templates/**.html", "jinja2")]
WIDTH = 140
NO_TIME = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


def asked() -> Catalog:
    """Every message that the pages ask for."""
    found = Catalog(project="Dragoman", charset="utf8")
    for file, _, message, _, context in extract_from_dir(FOLDER, TEMPLATES, {"templates/**.html": {"trimmed": "true"}}):
        found.add(message, context=context, locations=[(file, 0)])
    for kind, values in terms().items():
        for value in values:
            found.add(value, context=kind)
    return found


def catalogue(language: str) -> Path:
    """Where the hand-written catalogue of a language lies; the compiled one lies beside it."""
    return FOLDER / "locale" / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def updated(language: str) -> Catalog:
    path = catalogue(language)
    known = read_po(io.BytesIO(path.read_bytes()) if path.exists() else io.BytesIO(), locale=language)
    known.update(asked(), no_fuzzy_matching=True)
    known.creation_date = known.revision_date = NO_TIME  # the same messages give the same bytes
    return known


def main() -> None:
    for language in LANGUAGES:
        path, found = catalogue(language), updated(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as out:
            write_po(out, found, width=WIDTH, no_location=True, omit_header=True, sort_output=True, ignore_obsolete=True)
        with path.with_suffix(".mo").open("wb") as out:
            write_mo(out, found)


if __name__ == "__main__":
    main()
