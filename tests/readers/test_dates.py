"""The date that a text itself gives is the last candidate."""

import json
from pathlib import Path

import pytest

from dragoman.model import DateCandidate, Document
from dragoman.readers import documents
from dragoman.readers.dates import published_date

TEXT = "Переговоры отложены\n\n{line}\n\nСтороны встретятся снова через две недели, уточнил представитель министерства."


def only(folder: Path, raw: str, name: str, **declared: str) -> Document:
    (folder / name).write_text(raw, "utf8")
    [document] = documents(folder / name, **declared)
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize(
    ("line", "value", "published"),
    [
        ("ТАШКЕНТ, 5 августа 2021 /УзА/. Стороны обменялись нотами.", "2021-08-05", "2021-08-05"),
        ("МИНСК, 3 мар – РИА Новости. Парламент принял закон.", "3 мар", None),
        ("5 августа 2021, 10:30", "2021-08-05", "2021-08-05"),
        ("OSLO, Sept. 5, 2019 (Agency) - The talks were put off.", "2019-09-05", "2019-09-05"),
    ],
)
def test_a_dateline_is_a_candidate(tmp_path: Path, line: str, value: str, published: str | None) -> None:
    document = only(tmp_path, TEXT.format(line=line), "a.txt")
    assert document.origin is not None
    assert (document.origin.dates, document.published) == ((DateCandidate(value, "dateline"),), published)


def test_what_is_declared_comes_before_a_dateline(tmp_path: Path) -> None:
    text = TEXT.format(line="5 августа 2021, 10:30")
    assert only(tmp_path, text, "a.txt", published="2021-08-06").published == "2021-08-06"
    document = only(tmp_path, json.dumps({"text": text, "published": "2021-08-07"}), "a.json")
    assert document.published == "2021-08-07"
    assert document.origin is not None
    assert document.origin.dates == (DateCandidate("2021-08-05", "dateline"),)


def test_a_text_without_a_dateline(tmp_path: Path) -> None:
    document = only(tmp_path, TEXT.format(line="В Баку 5 августа 2021 года откроется конференция."), "a.txt")
    assert (document.published, document.origin) == (None, None)


def test_characters_that_cannot_be_seen_are_told_and_kept(tmp_path: Path) -> None:
    document = only(tmp_path, "Offi\u200bcials \u202eof\u202c Oslo", "a.txt")
    assert document.text == "Offi\u200bcials \u202eof\u202c Oslo"
    assert document.origin is not None
    assert document.origin.warnings == ("characters that cannot be seen: 3",)


def test_a_placeholder_for_a_date_is_none(tmp_path: Path) -> None:
    page = "<html><head><meta property='article:published_time' content='0001-01-01T00:00:00Z'></head><body><p>{}</p></body></html>"
    assert only(tmp_path, page.format("Talks between Peru and Chile began in the capital on Monday. " * 4), "page.html").published is None


@pytest.mark.parametrize(("written", "read"), [
    ("20220815T120000", "2022-08-15T12:00:00"), ("20220815", "2022-08-15"), ("2022-W33-1", "2022-08-15"), ("2022-08-15", "2022-08-15"),
    ("0001-01-01", None), ("1970-01-01T00:00:00Z", None), ("1970-01-02", "1970-01-02"),
])
def test_dates_of_rows(tmp_path: Path, written: str, read: str | None) -> None:
    assert only(tmp_path, json.dumps({"text": "Talks began.", "published": written}), "a.json").published == read


@pytest.mark.parametrize(("written", "read"), [
    ("2 hours ago", None), ("Monday", None), ("31 апреля 2024", None), ("03/05/2024", None), ("13/05/2024", "2024-05-13"),
    ("Published: 5 March 2024 at 10:30 p.m. by A. Smith", "2024-03-05T22:30:00"),
    ("вт, 5 мар. 2024 г., 8:30:00 МСК", "2024-03-05T08:30:00+03:00"),
    ("1 May 2024 10:00 PM +0200", "2024-05-01T22:00:00+02:00"), ("x" * 10_000, None), ("1:" * 10_000, None),
])
def test_dates_in_words_and_numbers(written: str, read: str | None) -> None:
    assert published_date(written) == read


RELATED = """{"@graph": [{"@type": "NewsArticle", "headline": "Old", "url": "https://example.org/old", "datePublished": "2019-01-01"},
    {"@type": "NewsArticle", "headline": "Talks",
     "mainEntityOfPage": {"@id": "https://example.org/talks#page"}, "datePublished": "2024-03-05"}]}"""


def test_of_several_objects_the_page_s_own_counts(tmp_path: Path) -> None:
    head = f'<link rel="canonical" href="https://example.org/talks"><script type="application/ld+json">{RELATED}</script>'
    document = only(tmp_path, f"<html><head>{head}</head><body><p>{'Talks began in Oslo. ' * 20}</p></body></html>", "page.html")
    assert (document.title, document.published) == ("Talks", "2024-03-05")


def test_a_guess_comes_last_and_says_that_it_is_one(tmp_path: Path) -> None:
    page = f"<html><body><article><span class='post-date'>5 March 2024</span><p>{'Talks began in Oslo. ' * 20}</p></article></body></html>"
    guessed = only(tmp_path, page, "page.html")
    assert guessed.origin is not None
    assert (guessed.published, guessed.origin.dates) == ("2024-03-05", (DateCandidate("2024-03-05", "guess"),))
    assert only(tmp_path, page, "page.html", published="2024-03-07").published == "2024-03-07"
