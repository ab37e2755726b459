"""The interface keeps to its own OpenAPI description, whatever it is sent."""

import re
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, get_args

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, assume, given, seed, settings
from hypothesis import strategies as st
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.schemas import OpenApiSchema

from dragoman.batch import read_document
from dragoman.ledger import open_ledger
from dragoman.model import Period
from dragoman.settings import Settings
from dragoman.store.search import write_cursor
from dragoman.store.validate import PERIODS
from dragoman.tools import Tools
from dragoman.web import Access, application
from dragoman.web.api.openapi import OPERATIONS
from dragoman.web.reader_pool import ReaderPool
from serving import serving
from synthetic import many

CURSORS = st.builds(write_cursor, st.dates().map(lambda day: day.isoformat()), st.integers(0, 100))
schemathesis.openapi.format("cursor", CURSORS)
REFUSALS = ["400", "401", "403", "404", "405", "406", "409", "413", "415", "422", "428", "429", "5xx"]  # its own, and "too large"
CONFIG = schemathesis.config.SchemathesisConfig.from_dict({"checks": {"negative_data_rejection": {"expected-statuses": REFUSALS}}})


@pytest.fixture
def interface(tmp_path: Path, tools: Tools) -> Iterator[OpenApiSchema]:
    """A ledger of its own for each test: what is made up may not meet what was made up before."""
    pool = ReaderPool(partial(read_document, tools=tools), partial(ThreadPoolExecutor, 1))
    with open_ledger(Settings(f"sqlite:///{tmp_path / 'ledger.sqlite'}"), tools) as ledger:
        for reading in many(20):
            ledger.keep(reading.document, reading)
        with serving(application(ledger, Access(), pool)) as address:
            yield schemathesis.openapi.from_url(f"{address}/v1/openapi.json", config=CONFIG)


def keep_to_it(interface: OpenApiSchema, name: str, mode: GenerationMode) -> None:
    """No server error, every answer as it is described; what fits the description is taken, and what does not is refused."""
    @seed(1)
    @settings(max_examples=20, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(interface.find_operation_by_id(name).as_strategy(generation_mode=mode))
    def keeps(case: schemathesis.Case[Any]) -> None:
        assume(mode is GenerationMode.NEGATIVE or makes_sense(case))
        if mode is GenerationMode.POSITIVE:
            case.query.update(known_actors(case.query))
        case.call_and_validate()

    keeps()


def known_actors(query: Mapping[str, Any]) -> dict[str, Any]:
    """The description cannot tell who is known; `by` of ties is a period."""
    named = {name for name in ("actor", "partner", "source", "target", "about", "by_name") if name in query}
    if query.get("by") not in (None, *get_args(Period)):
        named.add("by")
    return dict.fromkeys(named, "Россия") | ({"between": ["RUS", "Иран"]} if "between" in query else {})


def makes_sense(case: schemathesis.Case[Any]) -> bool:
    """What the description cannot tell: of two parameters together, and that a value is not blank and words hold a letter."""
    ordered = all(case.query.get(first, "") <= case.query.get(last, "9999-12-31") for first, last in PERIODS)
    searchable = re.search(r"[a-zа-яё0-9]", case.query.get("words", "a").lower()) is not None
    told = all(value.strip() for value in case.query.values() if isinstance(value, str))
    return ordered and searchable and told and ("partner" not in case.query or "actor" in case.query)


@pytest.mark.parametrize("name", OPERATIONS)
def test_what_fits_the_description_is_taken(interface: OpenApiSchema, name: str) -> None:
    keep_to_it(interface, name, GenerationMode.POSITIVE)


@pytest.mark.parametrize("name", [name for name, one in OPERATIONS.items() if one.asks or one.takes])
def test_what_does_not_fit_is_refused(interface: OpenApiSchema, name: str) -> None:
    keep_to_it(interface, name, GenerationMode.NEGATIVE)
