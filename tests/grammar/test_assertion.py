"""How a status changes from the inside out, on trees made by hand."""

import pytest

from dragoman.grammar.assertion import composed, standing
from dragoman.lang import languages
from dragoman.model import Status
from tiny import tiny_sentence

GOVERNORS = languages()["en"].governors
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
ASKED = """
    1 Did       do        AUX   Tense=Past                  3 aux
    2 Russia    russia    PROPN _                           3 nsubj
    3 attack    attack    VERB  VerbForm=Inf                0 root
    4 Estonia   estonia   PROPN _                           3 obj
    5 ?         ?         PUNCT _                           3 punct
"""
UNCONFIRMED = """
    1 Riga       riga      PROPN _                          4 nsubj
    2 did        do        AUX   Tense=Past                 4 aux
    3 not        not       PART  Polarity=Neg               4 advmod
    4 confirm    confirm   VERB  VerbForm=Inf               0 root
    5 that       that      SCONJ _                          7 mark
    6 Russia     russia    PROPN _                          7 nsubj
    7 attacked   attack    VERB  Tense=Past|VerbForm=Fin    4 ccomp
    8 Estonia    estonia   PROPN _                          7 obj
"""
CALLED_A_LIE = """
    1 Russia     russia    PROPN _                          2 nsubj
    2 called     call      VERB  Tense=Past|VerbForm=Fin    0 root
    3 reports    report    NOUN  Number=Plur                2 obj
    4 that       that      SCONJ _                          6 mark
    5 it         it        PRON  _                          6 nsubj
    6 attacked   attack    VERB  Tense=Past|VerbForm=Fin    3 acl
    7 Estonia    estonia   PROPN _                          6 obj
    8 a          a         DET   _                          9 det
    9 lie        lie       NOUN  Number=Sing                2 xcomp
"""
INVERTED = """
    1 Had        have      AUX   Tense=Past                 3 aux
    2 Russia     russia    PROPN _                          3 nsubj
    3 attacked   attack    VERB  Tense=Past|VerbForm=Part   7 advcl
    4 Estonia    estonia   PROPN _                          3 obj
    5 NATO       nato      PROPN _                          7 nsubj
    6 would      would     AUX   _                          7 aux
    7 intervene  intervene VERB  VerbForm=Inf               0 root
"""


@pytest.mark.parametrize(
    ("status", "effect", "result"),
    [
        ("happened", "planned", "planned"), ("happened", "denied", "denied"), ("denied", "denied", "happened"),
        ("planned", "denied", "denied"), ("planned", "possible", "possible"), ("demanded", "planned", "demanded"),
        ("offered", "keeps", "offered"), ("ongoing", "happened", "ongoing"), ("offered", "possible", "possible"),
        ("happened", "asked", "possible"), ("ongoing", "wished", "possible"), ("denied", "doubted", "possible"),
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
        ("Did Russia attack Estonia?", ASKED, "attack", "possible"),
        ("Riga did not confirm that Russia attacked Estonia", UNCONFIRMED, "attacked", "possible"),
        ("Russia called reports that it attacked Estonia a lie", CALLED_A_LIE, "attacked", "denied"),
        ("Had Russia attacked Estonia NATO would intervene", INVERTED, "attacked", "possible"),
    ],
)
def test_status_is_composed_from_the_inside_out(text: str, table: str, trigger: str, status: Status) -> None:
    sentence = tiny_sentence(text, table)
    token = next(t for t in sentence.tokens if t.text == trigger)
    assert standing(sentence, token, GOVERNORS).status == status
