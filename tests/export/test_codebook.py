"""The codebook is what the data say, and its examples are read as it says."""

from pathlib import Path

import pytest

from dragoman import pipeline
from dragoman.export import codebook
from dragoman.lang import languages
from dragoman.lexicon.codebook import Meaning, load_meanings
from dragoman.lexicon.toml import DATA
from dragoman.model import Document, Stance, Status
from real_tools import EVERYTHING

PAGE = Path(__file__).parents[2] / "docs" / "codebook.md"
BOOK = codebook.codebook(pipeline.standard_lexicon(), languages())
MEANINGS = load_meanings(DATA)


def test_the_page_fits_the_data() -> None:
    assert PAGE.read_text("utf8") == codebook.text(pipeline.standard_lexicon(), languages()), "make codebook"


def test_every_type_has_an_example_in_both_languages() -> None:
    entries = [entry for some in BOOK.types.values() for entry in some]
    assert all(entry.example(language).text for entry in entries for language in languages())
    assert len(BOOK.types["event"]) == 16


def test_the_hash_changes_with_the_page_below_it() -> None:
    page = codebook.text(pipeline.standard_lexicon(), languages())
    assert codebook.hash_of(page[page.index("## Contents") :]) in page
    assert codebook.hash_of("one") != codebook.hash_of("other")


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("status", MEANINGS.status, ids=lambda one: one.name)
def test_a_status_comes_out_of_its_example(status: Meaning[Status], language: str) -> None:
    claims = pipeline.run(Document("one", status.examples[language], language), EVERYTHING).claims
    assert status.name in {claim.status for claim in claims}


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("stance", MEANINGS.stance, ids=lambda one: one.name)
def test_a_stance_comes_out_of_its_example(stance: Meaning[Stance], language: str) -> None:
    statements = pipeline.run(Document("one", stance.examples[language], language), EVERYTHING).statements
    assert stance.name in {statement.stance for statement in statements}
