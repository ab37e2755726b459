"""The date that a text itself gives is the last candidate."""

import json
from pathlib import Path

import pytest

from dragoman.model import Candidate, Document
from dragoman.readers import documents

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
    assert (document.origin.dates, document.published) == ((Candidate(value, "dateline"),), published)


def test_what_is_declared_comes_before_a_dateline(tmp_path: Path) -> None:
    text = TEXT.format(line="5 августа 2021, 10:30")
    assert only(tmp_path, text, "a.txt", published="2021-08-06").published == "2021-08-06"
    document = only(tmp_path, json.dumps({"text": text, "published": "2021-08-07"}), "a.json")
    assert document.published == "2021-08-07"
    assert document.origin is not None
    assert document.origin.dates == (Candidate("2021-08-05", "dateline"),)


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
