"""Lines that a margin broke, and lines that are meant."""

import pytest

from dragoman.readers.wrapping import unwrapped

PROSE = (
    "Norway's foreign minister said on Tuesday that Oslo would send two ships\nwith food to Yemen. "
    "The ships belong to a company from Bergen, which\n"
)
JOINED = [
    "Iran condemned\nIsrael on Monday. North\nKorea has sent 10,000\ntroops to Russia.",
    f"{PROSE}has carried aid to the region for three years.",
    "Министр иностранных дел Норвегии заявил во вторник, что Осло\nнаправит в Йемен два судна с продовольствием.",
    "Стороны договорились, сообщил\r\nминистр.",
]
KEPT = [
    "Tyger Tyger, burning bright,\nIn the forests of the night;\nWhat immortal hand or eye,\nCould frame thy fearful symmetry?",
    "И скучно и грустно, и некому руку подать\nВ минуту душевной невзгоды…\nЖеланья!.. что пользы напрасно и вечно желать?",
    "- Iran\n- Israel\n- Syria", "1. Iran attacked\n2. Israel answered", "Best regards\nJohn Smith\nDaily Example",
    "Iran condemned Israel.\nNorway thanked Yemen.", "Стороны обещали:\nпрекратить огонь;\nобменять пленных;\nоткрыть коридоры.",
    "новости\nполитика\nэкономика", "Ports reopen after storm\nNorway's minister said so.",
    "> Iran condemned Israel.\n> Norway accused Denmark.",
]


@pytest.mark.parametrize("text", JOINED)
def test_lines_that_a_margin_broke_go_on_at_their_places(text: str) -> None:
    found = unwrapped(text)
    assert "\n" not in found
    assert len(found) == len(text)
    assert found.split() == text.split()


@pytest.mark.parametrize("text", KEPT)
def test_verse_lists_and_short_lines_stay(text: str) -> None:
    assert unwrapped(text) == text


def test_paragraphs_end_with_a_blank_line_or_a_short_line() -> None:
    text = f"{PROSE}is known.\n{PROSE}is new.\n\nIran has condemned Israel."
    assert [line[-6:] for line in unwrapped(text).split("\n")] == ["known.", "s new.", "", "srael."]
