"""How a status changes from the inside out, on trees made by hand."""

import pytest

from dragoman.lexicon import Lexicon
from dragoman.model import Status
from dragoman.steps.claims.status import composed, status_of
from tiny import tiny_sentence

GOVERNORS = Lexicon().governors("en")
PLANS = """
    1 Turkey    turkey    PROPN _                     2 nsubj
    2 plans     plan      VERB  Tense=Pres            0 root
    3 not       not       PART  Polarity=Neg          5 advmod
    4 to        to        PART  _                     5 mark
    5 withdraw  withdraw  VERB  VerbForm=Inf          2 xcomp
"""
GIVEN = """
    1 Serbia     serbia    PROPN _                    4 nsubj
    2 did        do        AUX   Tense=Past           4 aux
    3 not        not       PART  Polarity=Neg         4 advmod
    4 welcome    welcome   VERB  VerbForm=Inf         0 root
    5 sanctions  sanction  NOUN  Number=Plur          4 obj
"""
ONLY = """
    1 Iran     iran    PROPN _               4 nsubj
    2 not      not     PART  Polarity=Neg    4 advmod
    3 only     only    ADV   _               2 advmod
    4 bombed   bomb    VERB  Tense=Past      0 root
    5 Erbil    erbil   PROPN _               4 obj
"""
NO_WEAPONS = """
    1 Austria  austria  PROPN _               2 nsubj
    2 sent     send     VERB  Tense=Past      0 root
    3 Malta    malta    PROPN _               2 iobj
    4 no       no       DET   _               5 det
    5 weapons  weapon   NOUN  Number=Plur     2 obj
"""
SAID = """
    1 Greece   greece   PROPN _               2 nsubj
    2 said     say      VERB  Tense=Past      0 root
    3 it       it       PRON  _               5 nsubj
    4 would    would    AUX   _               5 aux
    5 boycott  boycott  VERB  VerbForm=Inf    2 ccomp
    6 Malta    malta    PROPN _               5 obj
"""


@pytest.mark.parametrize(
    ("status", "effect", "result"),
    [
        ("happened", "planned", "planned"), ("happened", "denied", "denied"), ("denied", "denied", "happened"),
        ("planned", "denied", "denied"), ("planned", "possible", "possible"), ("demanded", "planned", "demanded"),
        ("offered", "keeps", "offered"), ("ongoing", "happened", "ongoing"), ("offered", "possible", "possible"),
    ],
)
def test_a_status_under_one_more_change(status: Status, effect: str, result: Status) -> None:
    assert composed(status, effect) == result  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "table", "trigger", "status"),
    [
        ("Turkey plans not to withdraw", PLANS, "withdraw", "denied"),
        ("Serbia did not welcome sanctions", GIVEN, "sanctions", "happened"),
        ("Serbia did not welcome sanctions", GIVEN, "welcome", "denied"),
        ("Iran not only bombed Erbil", ONLY, "bombed", "happened"),
        ("Austria sent Malta no weapons", NO_WEAPONS, "sent", "denied"),
        ("Greece said it would boycott Malta", SAID, "boycott", "planned"),
    ],
)
def test_status_is_composed_from_the_inside_out(text: str, table: str, trigger: str, status: Status) -> None:
    sentence = tiny_sentence(text, table)
    token = next(t for t in sentence.tokens if t.text == trigger)
    assert status_of(sentence, token, None, GOVERNORS, [])[0] == status
