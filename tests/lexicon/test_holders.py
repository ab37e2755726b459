"""Who holds an office on a day, before and after a change of office."""

import pytest

from dragoman.pipeline import standard_lexicon

ACTORS = standard_lexicon().actors


@pytest.mark.parametrize(
    ("office", "place", "day", "name"),
    [
        ("president", "FRA", "2012-05-14", "Nicolas Sarkozy"),
        ("president", "FRA", "2012-05-16", "François Hollande"),
        ("president", "RUS", "2000-03-01", "Vladimir Putin"),
        ("president", "RUS", "2010-06-01", "Dmitry Medvedev"),
        ("prime minister", "ISR", "2021-08-01", "Naftali Bennett"),
        ("foreign minister", "USA", "2003-02-05", "Colin Powell"),
        ("foreign minister", "IRN", "2015-07-14", "Mohammad Javad Zarif"),
        ("defence minister", "UKR", "2022-02-24", "Oleksii Reznikov"),
        ("secretary-general", "NATO", "2014-11-01", "Jens Stoltenberg"),
        ("secretary-general", "UN", "2006-12-30", "Kofi Annan"),
        ("president", "VEN", "2013-04-01", "Nicolás Maduro"),
        ("chancellor", "DEU", "2005-11-20", "Gerhard Schröder"),
    ],
)
def test_the_holder_of_the_day(office: str, place: str, day: str, name: str) -> None:
    assert [one.name for one in ACTORS.holders(office, place, day)] == [name]


def test_nobody_holds_what_is_not_known() -> None:
    assert ACTORS.holders("president", "GBR", "2010-01-01") == []


def test_the_office_of_every_head_was_held_by_somebody() -> None:
    held = {(term.office, term.country) for one in ACTORS.records for term in one.tenures}
    assert sorted({(one.head, one.code) for one in ACTORS.records if one.head} - held) == []


def test_a_term_without_dates_makes_nobody_the_holder() -> None:
    assert [one.name for one in ACTORS.holders("president", "TUR", "2022-05-01")] == ["Recep Tayyip Erdogan"]
