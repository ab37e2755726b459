"""Servers on a ledger of made readings, on either database."""

from collections.abc import Iterator

import pytest

from dragoman.ledger import Ledger, open_ledger
from dragoman.settings import Settings
from hand_made_reader import TOOLS
from synthetic import many

COUNT = 30  # documents


@pytest.fixture(scope="module")
def ledger(url_for_all: str) -> Iterator[Ledger]:
    """For all tests of a module: what one adds the next one sees."""
    with open_ledger(Settings(url_for_all), TOOLS) as opened:
        for reading in many(COUNT):
            opened.keep(reading.document, reading)
        yield opened
