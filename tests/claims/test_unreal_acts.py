"""Acts that are asked for, doubted, averted or denied are not told as done, and a denial has its denier."""

import pytest

from dragoman import pipeline
from dragoman.model import Claim, Document
from recorded import recorded

TOOLS = recorded("unreal_acts", everything=True)


def claim(text: str, trigger: str) -> Claim:
    language = "en" if text.isascii() else "ru"
    claims = pipeline.run(Document("unreal acts", text, language, published="2026-03-18"), TOOLS).claims
    return next(one for one in claims if trigger in one.trigger.text)


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("Are Chinese engineers training soldiers in Cuba?", "training", "possible"),
        ("Who says that Poland expelled Russian diplomats?", "expelled", "possible"),
        ("Did Putin know that Ukraine attacked Crimea?", "attacked", "happened"),
        ("The minister would not say whether Belarus supplied shells to Russia.", "supplied", "possible"),
        ("Whether or not Russia poisoned the Bulgarian dealer, the case is closed.", "poisoned", "possible"),
        ("It is far from certain that Brazil attacked the Bolivian smugglers.", "attacked", "possible"),
        ("Reports that Myanmar bombed a Thai village could not be independently verified.", "bombed", "possible"),
        ("Unconfirmed reports say Turkey attacked a Kurdish convoy in Iraq.", "attacked", "possible"),
        ("Rumours have it that Oman delivered fuel to Yemen.", "delivered", "possible"),
        ("In the event that Japan recognised Taiwan, China would recall its ambassador.", "recognised", "possible"),
        ("At no point has Brazil sanctioned Russia.", "sanctioned", "denied"),
        ("American pressure kept Turkey from invading northern Syria.", "invading", "denied"),
        ("Families are waiting for Hamas to release the Israeli hostages.", "release", "possible"),
        ("Правда ли, что Польша выслала российских дипломатов?", "выслала", "possible"),
        ("Сообщения о том, что Мьянма бомбила тайскую деревню, проверить не удалось.", "бомбила", "possible"),
        ("По неподтверждённым данным, Турция атаковала курдскую колонну в Ираке.", "атаковала", "possible"),
        ("Эксперты скептически относятся к тому, что Марокко обучало малийских лётчиков.", "обучало", "possible"),
        ("Посольство КНР назвало беспочвенным утверждение, что Пекин атаковал Канаду.", "атаковал", "denied"),
        ("Генерал говорил так, словно Пакистан разбомбил Дели.", "разбомбил", "possible"),
    ],
)
def test_what_stands_over_an_act(text: str, trigger: str, status: str) -> None:
    assert claim(text, trigger).status == status


@pytest.mark.parametrize(
    ("text", "trigger", "code"),
    [
        ("Kyiv denied shelling the Russian village.", "shelling", "UKR"),
        ("Islamabad's denial that Pakistan attacked India convinced few.", "attacked", "PAK"),
        ("The Emirates reject accusations of helping Sudanese rebels.", "helping", "ARE"),
    ],
)
def test_a_denied_act_has_its_denier(text: str, trigger: str, code: str) -> None:
    found = claim(text, trigger)
    assert found.status == "denied"
    assert [link.actor.code for link in found.attribution if link.actor] == [code]


@pytest.mark.parametrize(
    "text",
    [
        "On this day in 1939 Germany invaded Poland.",
        "В этот день в 1939 году Германия напала на Польшу.",
        "Eighty-six years ago, in 1939, Germany invaded Poland.",
    ],
)
def test_an_anniversary_is_dated_to_its_year(text: str) -> None:
    time = claim(text, "invaded" if text.isascii() else "напала").time
    assert time is not None
    assert (time.start, time.end) == ("1939-01-01", "1939-12-31")
