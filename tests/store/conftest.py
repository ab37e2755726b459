"""An open store, in each of the databases."""

from collections.abc import Iterator

import pytest

from dragoman.store.store import Store
from synthetic import TELLER, each, lower


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    opened = Store(url, lower, each, TELLER)
    yield opened
    opened.close()
