"""Which language a text is in: short headlines full of names, and the sister languages that must not be taken for Russian."""

import pytest

from dragoman.lang.identify import language_of

EXPECTED = ("en", "ru")


@pytest.mark.parametrize(("text", "language"), [
    ("Norway struck a deal on Monday, Oslo said.", "en"),
    ("Armenia bans Azerbaijani flights", "en"),
    ("Киев обвинил Москву во лжи.", "ru"),
    ("Киргизия обвинила Таджикистан.", "ru"),
    ("Київ звинуватив Москву у брехні.", "uk"),
    ("Русия обвини Украйна в понеделник, заяви министърът.", "bg"),
    ("La Norvège a signé un accord avec l'Islande lundi.", "fr"),
    ("Yes.", "und"),
])
def test_an_expected_language_is_taken_where_it_is_nearly_as_likely(text: str, language: str) -> None:
    assert language_of(text, EXPECTED) == language
