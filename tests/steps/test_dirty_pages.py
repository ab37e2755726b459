"""Twenty saved pages: what is no article does not become sentences, and the article does."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from dragoman.lang import languages
from dragoman.model import Document, Reading
from dragoman.pipeline import standard_lexicon
from dragoman.readers import documents
from dragoman.steps import boilerplate, paragraphs
from dragoman.tools import Tools

PAGES = tomllib.loads((Path(__file__).parent.parent / "dirty_pages.toml").read_text("utf8"))["page"]
TOOLS = Tools(standard_lexicon(), languages())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["name"])
def test_dirty_pages(page: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(f"<!doctype html><html><body>{page['html']}</body></html>")
    [document] = documents(tmp_path / "a.html")
    assert isinstance(document, Document)
    reading = boilerplate.STEP.run(paragraphs.STEP.run(Reading(document=document), TOOLS), TOOLS)
    text = document.text
    for mark in reversed(reading.boilerplate):
        text = text[: mark.start] + text[mark.end :]
    assert [words for words in page["dirt"] if words in text] == []
    assert [words for words in page["article"] if words not in text] == []
