"""Amounts and times of single sentences, in the notation: text | what is read."""

from functools import cache

import pytest
from msgspec.structs import replace

from dragoman import pipeline
from dragoman.lang import languages
from dragoman.model import Document, Quantity, Reading, Time
from dragoman.steps import paragraphs, quantities, sentences, times
from dragoman.tools import Step, Tools
from recorded import recorded

UNPARSED = Step("parse", needs=("sentences",), gives=("trees",), run=lambda reading, tools: replace(reading, trees=reading.sentences))
STEPS = (paragraphs.STEP, sentences.STEP, UNPARSED, times.STEP, quantities.STEP)
WHOLE = recorded("values")  # for what needs a tree


@cache
def tools() -> Tools:
    return Tools(pipeline.standard_lexicon(), languages())


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
    ("Двоих осудили на 20 и 10 лет.", ["2 person exactly count", "20 year exactly duration", "10 year exactly duration"]),
    ("Премия составила 9 млн шведских крон.", ["9e+06 SEK exactly level"]),
    ("Two others were hurt and 15 civilians died.", ["2 person exactly count", "15 civilian exactly count"]),
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
    ("Трёхдневный визит завершён.", ["3 day exactly duration"]),
    ("Банк выдал трёхмиллиардный кредит.", ["3e+09 None exactly level"]),
    ("Двухтысячный отряд перешёл границу.", ["2000 person exactly count"]),
    ("Полуторамиллионная армия проводит учения.", ["1.5e+06 person exactly count"]),
    ("У границы стоит 500-тысячная группировка.", ["500000 person exactly count"]),
    ("Фонд получит 1,5-миллиардный транш.", ["1.5e+09 None exactly level"]),
    ("Двухтысячный посетитель музея получил приз.", []),
    ("The bank gave a 3-billion-dollar loan.", ["3e+09 USD exactly level"]),
    ("It needs a three-billion-euro package.", ["3e+09 EUR exactly level"]),
    ("They have a two-million-strong army.", ["2e+06 person exactly count"]),
    ("A 1.5-million-member union went on strike.", ["1.5e+06 member exactly count"]),
    ("A 300-kilometre-long border divides them.", ["300 kilometre exactly level"]),
    ("A three-year-old boy was found.", []),
    ("A $5m house burnt down.", ["5e+06 USD exactly level"]),
    ("Rs. 20 was paid.", ["20 INR exactly level"]),
    ("They fired 12 surface-to-air missiles.", ["12 missile exactly count"]),
    ("The fund spent $62bn here, and there just 500m.", ["6.2e+10 USD exactly level", "5e+08 USD exactly level"]),
    ("Trade grew 2.3-fold.", ["2.3 times exactly ratio"]),
    ("Inflation slowed from 38.1% to 35.5%.", ["38.1 % exactly baseline", "35.5 % exactly level"]),
    ("It was backed by 13 of the 15 members.", ["13 member exactly count", "15 member exactly count"]),
    ("Уран обогатили до 60%.", ["60 % exactly level"]),
    ("Выпустили пару сотен дронов.", ["200 drone exactly count"]),
    ("Тридцатипятилетний мужчина задержан.", []),
    ("Товарооборот показал двукратный рост.", ["2 times exactly ratio"]),
    ("Каждый пятый житель остался без света.", ["20 % exactly level"]),
    ("Two in five Britons agree.", ["40 % exactly level"]),
    ("He met the minister twice.", []),
    ("A double murder shook the town.", []),
    ("Their fleet is twice as large.", ["2 times exactly ratio"]),
    ("Перевес составил пять к одному.", ["5 times exactly ratio"]),
    ("Произошло землетрясение магнитудой 6,8.", ["6.8 magnitude exactly level"]),
    ("A quake of magnitude 6.8 struck.", ["6.8 magnitude exactly level"]),
    ("Ставку подняли на 150 базисных пунктов.", ["150 basis point exactly change"]),
    ("Ветер достигал 28 метров в секунду.", ["28 metre per second exactly level"]),
    ("The firm owes 90 million pounds, or about $124 million.", ["9e+07 GBP exactly level", "1.24e+08 USD about conversion"]),
    ("Две трети избирателей поддержали реформу.", ["66.6667 % exactly level"]),
    ("Two thirds of voters abstained.", ["66.6667 % exactly level"]),
    ("A quarter of a billion dollars was spent.", ["2.5e+08 USD exactly level"]),
    ("Вложена четверть миллиарда долларов.", ["2.5e+08 USD exactly level"]),
    ("The list names 51 of Indonesia's air carriers.", ["51 carrier exactly count"]),
    ("Звоните по номеру +7 (495) 123-45-67.", []),
    ("Call +44 20 7946 0958 for help.", []),
    ("Дело заведено по статье 207.3 кодекса.", []),
    ("Автобус сошёл с дороги на 42-м километре.", []),
]
BESIDE = [  # what a number without a noun counts; the tree tells
    ("Turkey released the seven on Monday.", ["7 person exactly count"]),
    ("Poland sent five tanks. Germany will replace the five.", ["5 tank exactly count", "5 tank exactly count"]),
    ("Japan and Korea called the two-day talks useful.", ["2 day exactly duration"]),
    ("The number of Russian companies in Serbia has reached almost 4,000.", ["4000 company about count"]),
    ("The number of refugees in Poland rose from 3,000 to 5,000.", ["3000 refugee exactly baseline", "5000 refugee exactly count"]),
    ("The death toll in Turkey rose to 45.", ["45 person exactly count"]),
    ("Japan's population fell to 124 million.", ["1.24e+08 person exactly count"]),
    ("Iran said one was killed and no one was hurt.", ["1 person exactly count"]),
    ("Ukraine shot down 45 of 50 missiles.", ["45 missile exactly count", "50 missile exactly count"]),
    ("Количество российских компаний в Сербии достигло почти 4000.", ["4000 company about count"]),
    ("Число боезарядов США не должно превышать 1550 единиц.", ["1550 warhead exactly count"]),
    ("Население России составляет 146 млн.", ["1.46e+08 person exactly count"]),
    ("С населением в 5 млн Норвегия остаётся небольшой страной.", ["5e+06 person exactly count"]),
    ("Польша заявила, что погиб один и ранено двое военных.", ["1 soldier exactly count", "2 soldier exactly count"]),
    ("Для ратификации в США нужно больше голосов — 67 из 100.", ["67 vote exactly count", "100 vote exactly count"]),
    ("Россия поставила Индии 12 единиц техники.", ["12 vehicle exactly count"]),
]
RATES = [
    ("Oil rose to $80 a barrel.", "barrel"),
    ("Oil was $80 a year ago.", None),
    ("Deaths fell to 12 per 100,000 people.", "100000 person"),
    ("Gas fell to $300 per thousand cubic metres.", "1000 m3"),
    ("Газ стоит 1200 долларов за тысячу кубометров.", "1000 m3"),
    ("Добыча упала до 9 млн баррелей в сутки.", "day"),
    ("Ставку подняли до 16% годовых.", "year"),
    ("Урожай составил 40 центнеров с гектара.", "hectare"),
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
    ("Talks were held on Rosh Hashanah 2018.", ["2018-09-09..2018-09-11"]),
    ("He spoke on Anzac Day 2021.", ["2021-04-25..2021-04-25"]),
    ("It was signed on Columbus Day 2020.", ["2020-10-12..2020-10-12"]),
    ("They may march on.", []),
    ("The port was built in the 19th century.", ["1801-01-01..1900-12-31"]),
    ("Порт построили в XIX веке.", ["1801-01-01..1900-12-31"]),
    ("Рост отмечен во II квартале 2022 года.", ["2022-04-01..2022-06-30"]),
    ("В девяностые завод закрыли.", ["1990-01-01..1999-12-31"]),
    ("Партия распалась в конце 1990-х.", ["1997-01-01..1999-12-31"]),
    ("They marked the 20th anniversary.", []),
    ("В ночь с 8 на 9 мая город обстреляли.", ["2023-05-08..2023-05-09"]),
    ("В ночь с субботы на воскресенье город обстреляли.", ["2023-05-13..2023-05-14"]),
    ("The vote is set for June 15-17.", ["2023-06-15..2023-06-17"]),
    ("The visit runs from 28 May to 2 June.", ["2023-05-28..2023-06-02"]),
    ("Earlier this month the envoy left.", ["2023-05-01..2023-05-17"]),
    ("Over the past year prices rose.", ["2022-05-17..2023-05-17"]),
    ("В ближайшие дни ожидается визит.", []),
    ("The embassy was shut over the weekend.", ["2023-05-13..2023-05-14"]),
    ("Документ подписали 5 сентября 2014 года; спустя четыре дня его нарушили.", ["2014-09-05..2014-09-05", "2014-09-09..2014-09-09"]),
    ("Бои стихли на время Рамадана.", ["2023-03-23..2023-04-20"]),
    ("Talks were suspended for Passover.", ["2023-04-05..2023-04-13"]),
    ("They lent money.", []),
    ("A new tax applies from June 1.", ["2023-06-01.."]),
    ("They showed footage from May 1.", ["2023-05-01..2023-05-01"]),
    ("В 2022 году вывезли 5 тонн, годом ранее — 3.", ["2022-01-01..2022-12-31", "2021-01-01..2021-12-31"]),
]


@pytest.mark.parametrize(("text", "wanted"), QUANTITIES)
def test_quantities(text: str, wanted: list[str]) -> None:
    assert [shown(q) for q in read(text).quantities] == wanted


@pytest.mark.parametrize(("text", "wanted"), BESIDE)
def test_numbers_without_a_noun(text: str, wanted: list[str]) -> None:
    language = "ru" if any("а" <= c <= "я" for c in text.lower()) else "en"
    assert [shown(q) for q in pipeline.run(Document("d", text, language), WHOLE).quantities] == wanted


@pytest.mark.parametrize(("text", "per"), RATES)
def test_rates(text: str, per: str | None) -> None:
    assert [q.per for q in read(text).quantities] == [per]


@pytest.mark.parametrize(("text", "day"), [
    ("Мали и Нигер договорились провести учения 19 мая.", "2023-05-19"),
    ("Mali and Niger agreed to hold a drill on May 19.", "2023-05-19"),
    ("Армии удалось занять город 12 мая.", "2023-05-12"),
    ("The army managed to take the town on May 12.", "2023-05-12"),
    ("Министры встретились 19 мая.", "2022-05-19"),
])
def test_the_day_of_an_infinitive_may_lie_ahead_of_a_past_verb(text: str, day: str) -> None:
    reading = pipeline.run(Document("d", text, "en" if text.isascii() else "ru", published="2023-05-17"), WHOLE)
    assert [time.start for time in reading.times] == [day]


@pytest.mark.parametrize(("text", "wanted"), TIMES)
def test_times(text: str, wanted: list[str]) -> None:
    assert [span(t) for t in read(text).times] == wanted


@pytest.mark.parametrize(("text", "_wanted"), [*QUANTITIES, *TIMES])
def test_spans_are_exact(text: str, _wanted: list[str]) -> None:
    reading = read(text)
    assert all(text[q.start : q.end] == q.text for q in reading.quantities)
    assert all(text[t.span[0] : t.span[1]] == t.text for t in reading.times)
