"""What was stored in an older format is read as if it were stored today."""

from typing import Any

import pytest

from dragoman.errors import StoreError
from dragoman.store.formats import FORMAT, UPGRADES, Upgrade, upgrade

MADE_UP = (
    Upgrade(body=lambda body: {**body, "b": body["a"] + 1}),
    Upgrade(body=lambda body: {"b": body["b"] * 10}, correction=lambda one: {**one, "who": "nobody"}),
)


@pytest.mark.parametrize(("format", "before", "after"), [(1, {"a": 1}, {"b": 20}), (2, {"b": 2}, {"b": 20}), (3, {"b": 20}, {"b": 20})])
def test_upgrades_follow_each_other(format: int, before: Any, after: Any) -> None:
    assert upgrade(before, "body", format, MADE_UP) == after


def test_each_part_has_upgrades_of_its_own() -> None:
    assert upgrade([1], "trees", 1, MADE_UP) == [1]
    assert upgrade({"at": "2026"}, "correction", 1, MADE_UP) == {"at": "2026", "who": "nobody"}


def test_a_format_of_a_newer_program_is_refused() -> None:
    for format in (0, FORMAT + 1):
        with pytest.raises(StoreError, match="newer dragoman"):
            upgrade({}, "body", format, UPGRADES)
