"""Names of persons in Russian cases: particles stay, double names change at the end, foreigners on -ин have their own instrumental."""

import pytest

from dragoman.lang.ru.inflect import forms_of
from dragoman.lexicon.actor_files import Alias


@pytest.mark.parametrize(
    ("name", "gender", "form"),
    [
        ("Мухаммед бин Салман", "m", "Мухаммеда бин Салмана"),
        ("Абдель Фаттах ас-Сиси", "m", "Абдель Фаттахом ас-Сиси"),
        ("Абу Бакр аль-Багдади", "m", "Абу Бакра аль-Багдади"),
        ("Жан-Клод Юнкер", "m", "Жан-Клода Юнкера"),
        ("Левон Тер-Петросян", "m", "Левоном Тер-Петросяном"),
        ("Доминик де Вильпен", "m", "Доминика де Вильпена"),
        ("Светлана Тихановская", "f", "Светланой Тихановской"),
        ("Далай-лама", "m", "Далай-ламой"),
        ("Си Цзиньпин", "m", "Си Цзиньпином"),
        ("Сергей Нарышкин", "m", "Сергеем Нарышкиным"),
        ("Беньямин Нетаньяху", "m", "Беньямином Нетаньяху"),
    ],
)
def test_cases_of_a_person(name: str, gender: str, form: str) -> None:
    assert form in forms_of(Alias(name, "ru", "person", gender=gender))


def test_a_particle_has_no_cases() -> None:
    assert not any("аля-" in form or "бина " in form for form in forms_of(Alias("Халид бин аль-Джабер", "ru", "person", gender="m")))
