"""Amounts and times of single sentences, in the notation: text | what is read."""

from functools import cache

import pytest

from dragoman.lang import engines
from dragoman.lexicon import Lexicon
from dragoman.model import Document, Quantity, Reading, Time
from dragoman.steps import paragraphs, quantities, sentences, times
from dragoman.tools import Tools

STEPS = (paragraphs.STEP, sentences.STEP, times.STEP, quantities.STEP)


@cache
def tools() -> Tools:
    return Tools(Lexicon(), engines())


def read(text: str, published: str | None = "2023-05-17", language: str | None = None) -> Reading:
    """Without a tree: both steps must do with the text alone."""
    spoken = language or ("ru" if any("а" <= c <= "я" for c in text.lower()) else "en")
    reading = Reading(document=Document("d", text, spoken, published=published))
    for step in STEPS:
        reading = step.run(reading, tools())
    return reading


def shown(q: Quantity) -> str:
    """A quantity in short: value or range, unit, relation, role."""
    value = f"{q.value:g}" if q.value is not None else f"{q.low:g}..{q.high:g}"
    return f"{value} {q.unit} {q.relation} {q.role}"


def span(t: Time) -> str:
    return f"{t.start or ''}..{t.end or ''}"


QUANTITIES = [
    ("Exports reached 600,000 head of cattle, up from 500,000 last year.", ["600000 None exactly level", "500000 None exactly level"]),
    ("Ущерб оценили в $1,7 млрд.", ["1.7e+09 USD exactly level"]),
    ("Damage was put at $1.7bn.", ["1.7e+09 USD exactly level"]),
    ("Погибли не менее 14 человек.", ["14 person at_least count"]),
    ("At least 14 people died.", ["14 person at_least count"]),
    ("Экспорт вырос на 12,5%.", ["12.5 % exactly change"]),
    ("Exports rose by 12.5 percent.", ["12.5 % exactly change"]),
    ("Армия получит от 20 до 30 танков.", ["20..30 tank between count"]),
    ("The army will get 20 to 30 tanks.", ["20..30 tank between count"]),
    ("Расходы выросли втрое.", ["3 times exactly ratio"]),
    ("Spending tripled.", ["3 times exactly ratio"]),
    ("Импорт упал с 9 млрд долларов до 4 млрд.", ["9e+09 USD exactly baseline", "4e+09 USD exactly level"]),
    ("Imports fell from $9bn to $4bn.", ["9e+09 USD exactly baseline", "4e+09 USD exactly level"]),
    ("Заём составил 2 млрд евро (около 2,2 млрд долларов).", ["2e+09 EUR exactly level", "2.2e+09 USD about conversion"]),
    ("The loan was 2 billion euros (about $2.2bn).", ["2e+09 EUR exactly level", "2.2e+09 USD about conversion"]),
    ("Договор подписан на 30 лет.", ["30 year exactly duration"]),
    ("They signed a 30-year contract.", ["30 year exactly duration"]),
    ("Вывезли двух с половиной миллионов тонн угля.", ["2.5e+06 tonne exactly level"]),
    ("Two and a half million tonnes were shipped.", ["2.5e+06 tonne exactly level"]),
    ("Сбит истребитель Су-35.", []),
    ("An F-16 and a Boeing 747 were seen.", []),
    ("Принята резолюция 1701 и статья 5.", []),
    ("Resolution 1701 and Article 5 were cited.", []),
    ("Звоните по телефону 495-123-4567.", []),
    ("Call 650-555-0199 for details.", []),
    ("Gas costs $1,200 per 1,000 cubic metres.", ["1200 USD exactly level"]),
    ("Газ стоит 1200 долларов за тысячу кубометров.", ["1200 USD exactly level"]),
    ("Фирма заплатила 500 долларов за 3 тонны.", ["500 USD exactly level", "3 tonne exactly level"]),
    ("Oil rose to $80 a barrel.", ["80 USD exactly level"]),
    ("Нефть подорожала до 80 долларов за баррель.", ["80 USD exactly level"]),
    ("Smith, 45, was arrested.", []),
    ("Иванов, 45, был задержан.", []),
    ("In Kharkiv, 45, including 2 children, were killed.", ["45 None exactly level", "2 person exactly count"]),
    ("Scores of people and a few dozen fighters fled.", []),
    ("Three dozen ships left.", ["36 ship exactly count"]),
    ("Десятки тысяч человек бежали.", []),
]
TIMES = [
    ("Договор подписали 3 марта 2021 года.", ["2021-03-03..2021-03-03"]),
    ("The treaty was signed on March 3, 2021.", ["2021-03-03..2021-03-03"]),
    ("Переговоры прошли в понедельник.", ["2023-05-15..2023-05-15"]),
    ("Talks were held on Monday.", ["2023-05-15..2023-05-15"]),
    ("Выборы состоятся в воскресенье.", ["2023-05-21..2023-05-21"]),
    ("The vote will be held on Sunday.", ["2023-05-21..2023-05-21"]),
    ("Санкции действуют с 2014 года.", ["2014-01-01.."]),
    ("Sanctions have been in force since 2014.", ["2014-01-01.."]),
    ("Учения идут с 3 по 9 мая.", ["2023-05-03..2023-05-09"]),
    ("The drill runs from May 3 to May 9.", ["2023-05-03..2023-05-09"]),
    ("Добыча упала в третьем квартале 2022 года.", ["2022-07-01..2022-09-30"]),
    ("Output fell in the third quarter of 2022.", ["2022-07-01..2022-09-30"]),
    ("Он прибыл на прошлой неделе.", ["2023-05-08..2023-05-14"]),
    ("He arrived last week.", ["2023-05-08..2023-05-14"]),
    ("Удар нанесли в ночь на 14 мая.", ["2023-05-13..2023-05-14"]),
    ("Парад прошёл в День Победы.", ["2023-05-09..2023-05-09"]),
    ("Talks were held on Rosh Hashanah 2018.", ["2018-09-10..2018-09-10"]),
    ("He spoke on Anzac Day 2021.", ["2021-04-25..2021-04-25"]),
    ("It was signed on Columbus Day 2020.", ["2020-10-12..2020-10-12"]),
    ("They may march on.", []),
]


@pytest.mark.parametrize(("text", "wanted"), QUANTITIES)
def test_quantities(text: str, wanted: list[str]) -> None:
    assert [shown(q) for q in read(text).quantities] == wanted


@pytest.mark.parametrize(("text", "wanted"), TIMES)
def test_times(text: str, wanted: list[str]) -> None:
    assert [span(t) for t in read(text).times] == wanted


@pytest.mark.parametrize(("text", "_wanted"), [*QUANTITIES, *TIMES])
def test_spans_are_exact(text: str, _wanted: list[str]) -> None:
    reading = read(text)
    assert all(text[q.start : q.end] == q.text for q in reading.quantities)
    assert all(text[t.span[0] : t.span[1]] == t.text for t in reading.times)
