"""Pages, feeds, mail, archives and PDF as they really come (the inputs in tests/cases), each with what it must give."""

import tomllib
from pathlib import Path

import pytest

from dragoman.model import Document
from dragoman.readers import Failure, documents

CASES = Path(__file__).parent.parent / "cases"
EXPECTED = tomllib.loads((CASES / "expected.toml").read_text("utf8"))


def named(table: str, folders: tuple[str, ...]) -> list[tuple[str, str]]:
    """Path and expected value of each input of some folders."""
    return [(f"{folder}/{name}", value) for folder in folders for name, value in EXPECTED[table][folder].items()]


def only(path: str, **declared: str) -> Document:
    [document] = documents(CASES / path, **declared)
    assert isinstance(document, Document), document
    return document


def told(found: Document | Failure) -> str:
    """How many lines a document has, and what the first and the last one say; of a failure its type."""
    if isinstance(found, Failure):
        return f"({found.type})"
    first, *rest = lines = [line.strip() for line in found.text.split("\n") if line.strip()]
    return f"{len(lines)}: {first[:60]} / {(rest or lines)[-1][-40:]}"


@pytest.mark.parametrize(("path", "expected"), named("text", tuple(EXPECTED["text"])))
def test_all_of_a_text_is_read_and_nothing_else(path: str, expected: list[str]) -> None:
    assert [told(one) for one in documents(CASES / path)] == expected


@pytest.mark.parametrize(("path", "published"), named("published", ("jsonld", "guessed-date", "basic-iso")))
def test_pages_are_dated_by_what_they_declare(path: str, published: str) -> None:
    assert (only(path).published or "") == published


@pytest.mark.parametrize("path", sorted(f"jsonld/{path.name}" for path in CASES.glob("jsonld/*.html")))
def test_json_that_is_damaged_or_odd_names_the_publisher(path: str) -> None:
    assert only(path).outlet == "Daily Example"


@pytest.mark.parametrize(("path", "published"), named("published", ("guessed-date",)))
def test_what_the_user_declares_comes_before_a_guess(path: str, published: str) -> None:
    assert only(path, published="2024-03-05").published == "2024-03-05"


def test_every_form_of_date_in_a_feed() -> None:
    found = [one for one in documents(CASES / "feed-dates" / "input.xml") if isinstance(one, Document)]
    assert {one.title: one.published or "" for one in found} == EXPECTED["published"]["feed-dates"]
