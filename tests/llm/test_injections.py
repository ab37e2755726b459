"""A model that obeys an article can at worst make wrong claims of that article's own words and of those whom it names."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from dragoman.llm.placing import RULE
from dragoman.llm.request import requests_for
from dragoman.model import UNKNOWN, Document, Reading
from dragoman.pipeline import prepared
from llm.flat import PROMPT, Saying, claim, flat_tools, read, who

ARTICLES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "injections.toml").read_text("utf8"))["article"]
OTHER = Document("other", "Mexico met Brazil.")


def answered(one: dict[str, Any]) -> dict[str, Any]:
    sides = {side: [who(*named.rsplit(" ", 1)) for named in one[side]] for side in ("src", "tgt")}
    return claim(one["ev"], one["tr"]) | one | sides


def obeyed(article: dict[str, Any]) -> Reading:
    worst = json.dumps({"statements": [], "claims": list(map(answered, article["claims"]))})
    told = {"Mexico": json.dumps({"statements": [], "claims": []}), "": worst}
    found, other = read(Saying(told), Document("d", article["text"]), OTHER)
    assert isinstance(found, Reading)
    assert isinstance(other, Reading)
    assert other.claims == ()
    return found


@pytest.mark.parametrize("article", ARTICLES, ids=lambda one: one["text"][:20])
def test_only_the_articles_own_words_and_actors_are_claimed(article: dict[str, Any]) -> None:
    reading, text = obeyed(article), article["text"]
    assert [one.type for one in reading.claims] == article["types"]
    assert {a.code for one in reading.claims for a in (*one.source, *one.target)} - {UNKNOWN} == set(article["actors"])
    for one in reading.claims:
        assert all(text[span.start : span.end] == span.text for span in (one.evidence, one.trigger, *one.quantities))
        assert one.time is None
        assert one.quantities == ()
        assert one.why.rule == RULE


@pytest.mark.parametrize("article", ARTICLES, ids=lambda one: one["text"][:20])
def test_an_article_stays_within_its_numbered_sentences(article: dict[str, Any]) -> None:
    reading = prepared(Document("d", article["text"]), flat_tools())
    (request,) = requests_for(reading, PROMPT)
    lines = request.user.strip().splitlines()
    shown = [line for line in lines if line.startswith("[")]
    assert [line.split("]")[0][1:] for line in shown] == [str(number) for number in range(1, len(reading.sentences) + 1)]
    assert request.system == PROMPT.system
    assert len(ARTICLES) == 10
