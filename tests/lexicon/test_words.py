import pytest

from dragoman.lexicon.words import phrase, words


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Нью-Дели", "нью дели"), ("Кот-д’Ивуар", "кот д ивуар"), ("«Папуа — Новая Гвинея»", "папуа новая гвинея"),
        ("U.S.", "us"), ("Élysée", "elysee"),
        ("Кишинёв", "кишинев"), ("CШA и НATO", "сша и нато"), ("St. Kitts", "st kitts"), ("G-7", "g 7"),
    ],
)
def test_phrase(text: str, wanted: str) -> None:
    assert phrase(text) == wanted


def test_places_and_shapes() -> None:
    text = "В США российско-иранские"
    assert [(text[w.start : w.end], w.shape, w.joined) for w in words(text)] == [
        ("В", "capital", False), ("США", "caps", False), ("российско", "small", False), ("иранские", "small", True),
    ]
