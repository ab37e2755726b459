"""Names of one word that the dictionary of Russian does not know are declined by their ending."""

import pytest

from dragoman.lang.ru.inflect import forms_of
from dragoman.lexicon.actor_files import Alias


@pytest.mark.parametrize(
    ("name", "form"), [("Хезболла", "Хезболлы"), ("Ликуд", "Ликуда"), ("Скотланд-Ярд", "Скотланд-Ярде"), ("Талибан", "Талибаном")]
)
def test_unknown_names_decline(name: str, form: str) -> None:
    assert form in forms_of(Alias(name, "ru", "name"))


@pytest.mark.parametrize("name", ["ОБСЕ", "Reuters", "Мундо"])
def test_names_without_endings_stay(name: str) -> None:
    assert forms_of(Alias(name, "ru", "name")) == {name}
