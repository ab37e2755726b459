"""Articles in miniature: every planted fault is found, and hardly ever a fault where there is none."""

from pathlib import Path

import msgspec
import pytest
import rtoml
from msgspec import Struct

from dragoman import pipeline
from dragoman.model import Check, Document
from real_tools import TOOLS

GOLD = Path(__file__).parent.parent / "gold" / "checks.toml"
MOST_FALSE_ALARMS = 2


class Article(Struct, frozen=True):
    """A text with braces, what to put there to plant a fault, and what makes it clean."""

    check: str
    language: str
    published: str
    text: str
    planted: str
    clean: str


class Gold(Struct, frozen=True):
    article: tuple[Article, ...]


ARTICLES = msgspec.convert(rtoml.loads(GOLD.read_text("utf8")), Gold).article


def faults(article: Article, filling: str) -> list[Check]:
    """What does not add up; an `unclear` counts where it is all that a check ever says."""
    text = article.text.replace("{}", filling)
    reading = pipeline.run(Document("d", text, article.language, published=article.published), TOOLS)
    every = [*reading.checks, *(check for claim in reading.claims for check in claim.checks)]
    assert all(text[s.start : s.end] == s.text for check in every for s in check.spans)
    return [c for c in every if c.verdict == "inconsistent" or c.check == "unlike-intervals"]


def test_there_are_at_least_eighty() -> None:
    assert len(ARTICLES) >= 80


@pytest.mark.parametrize("article", ARTICLES, ids=lambda a: f"{a.check}: {a.text[:40]}")
def test_planted_faults_are_found(article: Article) -> None:
    assert article.check in {c.check for c in faults(article, article.planted)}


def test_clean_articles_raise_hardly_any_alarm() -> None:
    alarms = [(a.text, c.detail) for a in ARTICLES for c in faults(a, a.clean)]
    assert len(alarms) <= MOST_FALSE_ALARMS, alarms


QUIET = [  # nothing here contradicts anything, though there is something to compare
    "The prime minister ruled for 22 years until he resigned in 2003.",
    "The paper hired her in 1991, and she wrote for it for eight years.",
    "The wave killed 90,000 people in 12 countries, including more than 50,000 in Indonesia.",
    "The site rated 32% of Republican claims as false. The site rated 11% of Democratic claims as false.",
    "In the poll 73 percent said they would vote. Later 63 percent said they might.",
    "Women earned a median salary of $60,000 in 2015. Male directors earned a median salary of $90,000 in private firms.",
    "О поддержке заявили 95,5% латышей и 84,3% русскоязычных.",
    "Он отсидел три года, хотя арестован был в июне 2015 года.",
    "Президент Зеленский в 2015 году снимался в кино.",
    "Ronald Reagan, 69, beat Jimmy Carter.",
    "72-летний отец Владимира Путина жил в Ленинграде.",
    "Angela Merkel died her hair, 45 others did not.",
    "Former president Barack Obama said in 2019 that talks would help.",
    "Вице-президент Джо Байден в 2014 году приезжал в Киев.",
]


@pytest.mark.parametrize("text", QUIET)
def test_what_adds_up_raises_no_alarm(text: str) -> None:
    language = "ru" if any("а" <= c <= "я" for c in text.lower()) else "en"
    assert faults(Article("", language, "2024-05-14", text, "", ""), "") == []


def test_the_documentation_lists_every_check() -> None:
    told = (Path(__file__).parent.parent.parent / "docs" / "checks.md").read_text("utf8")
    assert all(f"| `{article.check}` |" in told for article in ARTICLES)


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_are_no_stumbling_block(published: str) -> None:
    text = "72-летний президент России Владимир Путин завтра посетит Китай. В 2005 году президент Путин был в Киеве."
    assert pipeline.run(Document("end", text, "ru", published=published), TOOLS).mentions
