"""A user's own actors."""

from pathlib import Path

import pytest

from dragoman.errors import DataError
from dragoman.lexicon import Lexicon
from dragoman.lexicon.words import words
from dragoman.pipeline import standard_lexicon

ROW = """
[[actor]]
code = "RUS"
name = "Institute of the East"
kind = "ngo"
country = "RUS"
names.ru.strong = ["Институт Востока имени Лотмана"]
"""


def lexicon(folder: Path, text: str) -> Lexicon:
    path = folder / "my.toml"
    path.write_text(text, "utf8")
    return standard_lexicon((path,))


def test_a_row_is_found_in_its_cases(tmp_path: Path) -> None:
    actors = lexicon(tmp_path, ROW).actors
    found = list(actors.find(words("в Институте Востока имени Лотмана")))
    assert [actors.records[s.record].name for m in found for s in m.senses][:1] == ["Institute of the East"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (ROW.replace('"ngo"', '"club"'), "my.toml.*club.*actor"),
        (ROW.replace("country", "land"), "my.toml.*land"),
        (ROW.replace("Институт Востока имени Лотмана", "Иран"), "my.toml: Institute of the East: the name “Иран” already means Iran"),
        ("[[actor]\n", "my.toml.*line 1"),
    ],
)
def test_an_error_names_file_and_key(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(DataError, match=told):
        _ = lexicon(tmp_path, text).actors
