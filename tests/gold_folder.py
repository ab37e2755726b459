"""The development gold for tests that need it; they are skipped with a plain notice where it is absent."""

from functools import cache
from pathlib import Path

import pytest

from dragoman.evals.gold import VARIABLE, find_gold


@cache
def gold_folder() -> Path:
    """The folder with `dev/` and `sets/`; skips the calling test where there is none."""
    gold = find_gold()
    if gold is None:
        pytest.skip(f"no gold folder here (set {VARIABLE})")
    return gold.folder
